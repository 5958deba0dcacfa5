/** What must not be written, where, and why. Each has a bad sample in bans.test.ts. */
import { blank, textsOf } from './blank'
import { inFolders, isCode, lineOf, type Checker, type Finding, type SourceFile } from './sources'

export type Ban = { rule: string; pattern: RegExp; applies: (file: SourceFile) => boolean; in: 'code' | 'texts' | 'code and texts' | 'all' }

const ROOT = ({ path }: SourceFile) => !path.includes('/')
const CODE = (file: SourceFile) => ROOT(file) || inFolders('app', 'components', 'lib', 'prisma')(file)
const OURS = (file: SourceFile) => CODE(file) || TESTS(file)
const TESTS = inFolders('tests')
const SCREENS = inFolders('app', 'components', 'lib/edge', 'lib/i18n')
const CLI = inFolders('lib/cli')
/** Bad samples live here. */
const ARCHITECTURE = inFolders('tests/architecture')
/** The one place where a test waits for something outside. */
const POLL = inFolders('tests/support/poll.ts')

const not = (test: (file: SourceFile) => boolean) => (file: SourceFile) => !test(file)
const all = (...tests: ((file: SourceFile) => boolean)[]) => (file: SourceFile) => tests.every((test) => test(file))
const named = (name: RegExp) => ({ path }: SourceFile) => name.test(path)

export const BANS: readonly Ban[] = [
  {
    rule: 'the clock of the machine is read in lib/kernel only',
    pattern: /\bDate\.now\b|\bnew Date\(\s*\)|(?<!new )\bDate\(\s*\)|\bperformance\.now\b|\bprocess\.hrtime\b|\bMath\.random\b/g,
    applies: all(CODE, not(inFolders('lib/kernel')), not(CLI)),
    in: 'code',
  },
  { rule: 'the environment is read in lib/env.ts only', pattern: /\bprocess\.env\b|\bfrom '(node:)?process'/g, applies: all(CODE, not(inFolders('lib/env.ts')), not(named(/\.mjs$/))), in: 'code' },
  { rule: '"use server" stands in files called actions.ts only', pattern: /^\s*['"]use server['"]/gm, applies: all(OURS, not(named(/(^|\/)actions\.ts$/))), in: 'all' },
  {
    rule: 'money is no floating-point number',
    pattern: /^.*(?:\b(?:Number|parseFloat|parseInt)\(|\bNumber\.parse|\.toFixed\(|\bMath\.(?:round|floor|ceil|trunc)\().*$/gm,
    applies: CODE,
    in: 'code',
  },
  { rule: 'sm-crypto-v2 has one door', pattern: /\bfrom 'sm-crypto-v2'|\b(?:import|require)\('sm-crypto-v2'\)/g, applies: all(CODE, not(inFolders('lib/crypto/sm/curve.ts'))), in: 'all' },
  { rule: 'a signature of Node’s own over SM3 is no SM2', pattern: /\b(?:sign|verify|createSign|createVerify)\(\s*'(?:RSA-)?sm3/gi, applies: CODE, in: 'all' },
  { rule: 'links are NavLink', pattern: /\bfrom 'next\/link'/g, applies: all(OURS, not(ARCHITECTURE)), in: 'all' },
  { rule: 'nothing prints but lib/cli', pattern: /\bconsole\.\w+/g, applies: all(CODE, not(CLI)), in: 'code' },
  { rule: 'no any', pattern: /(?:[:<|&,(]|\bas|\bextends)\s*any\b(?!\s*[(:?])|\bany\[\]/g, applies: OURS, in: 'code' },
  { rule: 'the compiler is not silenced', pattern: /@ts-(?:ignore|expect-error|nocheck)|biome-ignore(?! lint\/\w+\/\w+: .{10})|eslint-disable/g, applies: all(OURS, not(ARCHITECTURE)), in: 'all' },
  { rule: 'nothing is left to do', pattern: /\b(?:TODO|FIXME|XXX|HACK)\b/g, applies: all(OURS, not(ARCHITECTURE)), in: 'all' },
  {
    rule: 'no test is skipped, focused or tried again',
    pattern: /\b(?:it|test|describe|suite)(?:\.\w+)*\.(?:skip|only|todo|fails|fixme|skipIf)\b|\b(?:xit|xtest|xdescribe|fit|fdescribe)\(|\bretry:|\bretries:\s*[1-9]/g,
    applies: all(TESTS, not(ARCHITECTURE)),
    in: 'code',
  },
  { rule: 'no test sleeps', pattern: /\bwaitForTimeout\b|\bPromise\b[^;\n]*\bsetTimeout\(|\btimers\/promises\b|\bpg_sleep\b/g, applies: all(TESTS, not(ARCHITECTURE), not(POLL)), in: 'code and texts' },
  { rule: 'a person never reads an error’s own text', pattern: /\b(?:e|err|error|cause|reason|exception|failure)\.(?:message|stack)\b/g, applies: all(SCREENS, not(inFolders('lib/edge/log.ts'))), in: 'code' },
]

const MONEY = /[Ff]en\b|\b[aA]mount|[a-z]Amount|\bmoney\b/
/** A lint rule that is set aside for one line, with its reason, is set aside here too. */
const EXCUSED = /biome-ignore lint\/suspicious\/noExplicitAny: /

/** A line that is about money, an `any` without an excuse. */
function isMeant({ rule }: Ban, file: SourceFile, what: string, line: number): boolean {
  if (rule.startsWith('money')) return MONEY.test(what)
  if (rule === 'no any') return !EXCUSED.test(file.text.split('\n')[line - 2] ?? '')
  return true
}

function textIn(ban: Ban, text: string): string {
  if (ban.in === 'all') return text
  return blank(text, { texts: ban.in === 'code' })
}

function findingsOf(rule: string, pattern: RegExp, file: SourceFile, text: string): Finding[] {
  return [...text.matchAll(pattern)].map(({ 0: what, index }) => ({ rule, path: file.path, line: lineOf(file.text, index), text: what.trim() }))
}

export const checkBans: Checker = (files) =>
  files.filter(isCode).flatMap((file) =>
    BANS.filter((ban) => ban.applies(file)).flatMap((ban) =>
      findingsOf(ban.rule, ban.pattern, file, textIn(ban, file.text)).filter(({ text, line }) => isMeant(ban, file, text, line)),
    ),
  )

const SQL_CLOCK = /(?<![.\w])(?:now|random|gen_random_uuid|uuid_generate_v\w+|clock_timestamp|statement_timestamp|transaction_timestamp|timeofday|setseed)\s*\(|\bCURRENT_(?:TIMESTAMP|TIME|DATE)\b|\bLOCALTIME(?:STAMP)?\b|'now'\s*::/gi
const PRISMA_CLOCK = /@default\(\s*(?:now|uuid|cuid|ulid|nanoid|dbgenerated)\b|@updatedAt\b/g
/** Prisma's own book-keeping of migrations, which is outside every world. */
const MIGRATION_BOOKS = inFolders('lib/db/migrate.ts')

/** Time and chance come from the world, never from the database. */
export const checkDatabaseClock: Checker = (files) =>
  files.flatMap((file) => {
    const rule = 'the database has no clock and no chance of its own'
    if (file.path.endsWith('.sql')) return findingsOf(rule, SQL_CLOCK, file, file.text.replace(/--[^\n]*/g, (comment) => ' '.repeat(comment.length)))
    if (file.path.endsWith('.prisma')) return findingsOf(rule, PRISMA_CLOCK, file, file.text.replace(/\/\/[^\n]*/g, (comment) => ' '.repeat(comment.length)))
    if (!isCode(file) || !CODE(file) || MIGRATION_BOOKS(file) || CLI(file)) return []
    return textsOf(file.text).flatMap(({ at, text }) => findingsOf(rule, SQL_CLOCK, file, `${' '.repeat(at)}${text}`))
  })

export const checkFolderNames: Checker = (files) =>
  files
    .filter(({ path }) => path.split('/').slice(0, -1).some((folder) => /^(utils?|helpers?|common|misc|shared)$/.test(folder)))
    .map(({ path }) => ({ rule: 'a folder says what is in it', path, line: 1, text: path }))
