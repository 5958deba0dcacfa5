/** Ranks, doors, who may see the simulated parties, what reaches a browser, and cycles. */
import path from 'node:path'
import { findCycle, folderOf, importsIn, type Import } from './import-graph'
import { APART, DOORS, EXCEPTIONS, MAY_USE_I18N, MAY_USE_SIMULATORS, MORE_DOORS, OPEN_FOLDERS, PURE_KERNEL, RANKS } from './ranks'
import type { Checker, Finding, SourceFile } from './sources'

const finding = (rule: string, { from, line, spec }: Import): Finding => ({ rule, path: from, line, text: spec })

/** Why a folder of lib may not use another one; null when it may. */
function refusal(from: string, to: string, typesOnly: boolean): string | null {
  if (to === 'simulators') return MAY_USE_SIMULATORS.includes(from) ? null : 'speaks to a simulated party directly'
  if (to === 'i18n') return MAY_USE_I18N.includes(from) ? null : 'knows texts for people'
  if (from === 'cli' || from === 'app' || from === 'components') return null
  const list = APART[from]
  if (list) return list.includes(to) || (typesOnly && list.includes(`${to}: types`)) ? null : `may use ${list.join(', ')} only`
  const [own, other] = [RANKS[from], RANKS[to]]
  if (own === undefined) return `has no rank: add ${from} to ranks.ts`
  if (other === undefined) return `uses ${to}, which has no rank`
  if (other < own || EXCEPTIONS.some((known) => known.from === from && known.to === to)) return null
  return `rank ${own} uses rank ${other}`
}

export const checkRanks: Checker = (files) =>
  importsIn(files).flatMap((one) => {
    const [from, to] = [folderOf(one.from) ?? /^(app|components)(?=\/)/.exec(one.from)?.[0], one.target && folderOf(one.target)]
    if (!from || !to || from === to) return []
    const why = refusal(from, to, one.typesOnly)
    return why ? [finding(why, one)] : []
  })

/** Folders with an index.ts: the way into them is that file. */
const doorFolders = (files: readonly SourceFile[]) =>
  new Set(files.filter(({ path: file }) => file.endsWith('/index.ts')).map(({ path: file }) => path.dirname(file)))

export const checkDoors: Checker = (files) => {
  const withDoor = doorFolders(files)
  return importsIn(files).flatMap((one) => {
    const to = one.target && folderOf(one.target)
    if (!one.target || !to || to === folderOf(one.from) || OPEN_FOLDERS.includes(to)) return []
    if (!/^(app|components|lib|prisma)\b/.test(one.from) || to === 'cli') return []
    if (withDoor.has(one.target) || MORE_DOORS.includes(one.target)) return []
    const isDoor = DOORS.includes(path.basename(one.target)) && withDoor.has(path.dirname(one.target))
    return isDoor ? [] : [finding('not through the door', one)]
  })
}

const DATABASE = /^(@prisma\/|prisma$|pg$|pg\/)/

/** Pages and what they are made of see data, never the database. */
export const checkScreens: Checker = (files) =>
  importsIn(files.filter(({ path: file }) => /^(app|components)\//.test(file))).flatMap((one) => {
    if (DATABASE.test(one.spec) || one.target?.startsWith('lib/db') || one.target?.startsWith('prisma')) return [finding('a screen uses the database', one)]
    if (!one.from.startsWith('components/') || !one.target) return []
    if (one.target.startsWith('app/')) return [finding('a component uses app', one)]
    const folder = folderOf(one.target)
    if (!folder || one.typesOnly || folder === 'i18n') return []
    if (folder === 'kernel' && PURE_KERNEL.includes(path.basename(one.target))) return []
    return [finding('a component uses lib', one)]
  })

const SIM_TABLES = /\bprisma\.sim[A-Z]\w*|\bSim(Water|Wechat|Phone|Bank)[A-Z]\w*|\bsim_(water|wechat|phone|bank)"?\./g

/** The books of the parties outside are theirs. */
export const checkSimTables: Checker = (files) =>
  files
    .filter(({ path: file }) => /^(app|components|lib)\/.*\.(ts|tsx|mjs)$/.test(file) && !file.startsWith('lib/simulators/'))
    .flatMap(({ path: file, text }) =>
      text.split('\n').flatMap((line, n) => [...line.matchAll(SIM_TABLES)].map(([name]) => ({ rule: 'touches a simulated party’s tables', path: file, line: n + 1, text: name }))),
    )

function graphOf(files: readonly SourceFile[], node: (file: string) => string | null, withTypes: boolean): Map<string, Set<string>> {
  const edges = new Map<string, Set<string>>()
  for (const { from, target, typesOnly } of importsIn(files)) {
    const [a, b] = [node(from), target && node(target)]
    if (!a || !b || a === b || (typesOnly && !withTypes)) continue
    edges.set(a, (edges.get(a) ?? new Set()).add(b))
  }
  return edges
}

/** Between folders of the top, counting types; between files, what is there at run time. */
export const checkCycles: Checker = (files) => {
  const known = new Map(files.map(({ path: file }) => [file.replace(/\.(ts|tsx|mjs|mts)$/, ''), file]))
  const asFile = (file: string) => known.get(file.replace(/\.(ts|tsx|mjs|mts)$/, '')) ?? known.get(`${file}/index`) ?? null
  const asFolder = (file: string) => folderOf(file) ?? /^(app|components|prisma)\b/.exec(file)?.[0] ?? null
  const ours = files.filter(({ path: file }) => /^(app|components|lib)\//.test(file))
  const cycles = [findCycle(graphOf(ours, asFolder, true)), findCycle(graphOf(files, asFile, false))]
  return cycles.flatMap((cycle) => (cycle ? [{ rule: 'imports in a circle', path: cycle[0] ?? '', line: 1, text: cycle.join(' → ') }] : []))
}
