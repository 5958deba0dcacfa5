/** Who imports what, read from the text. */
import path from 'node:path'
import { blank } from './blank'
import { isCode, lineOf, type SourceFile } from './sources'

export type Import = { from: string; line: number; spec: string; target: string | null; typesOnly: boolean }

const STATIC = /\b(import|export)\s+(type\s+)?([^'"`;()]*?)\bfrom\s*(['"])/g
const BARE = /\bimport\s*(['"])/g
const DYNAMIC = /\bimport\s*\(\s*(['"`])/g

/** The file that a specifier names: as a path without ending, or null for a package. */
export function targetOf(from: string, spec: string): string | null {
  const file = spec.startsWith('@/') ? spec.slice(2) : spec.startsWith('.') ? path.join(path.dirname(from), spec) : null
  return file?.replace(/\.(ts|tsx|mjs|mts)$/, '') ?? null
}

/** `import { type A, type B } from` brings types only, as `import type` does. */
function onlyTypes(clause: string): boolean {
  const names = /^\s*\{([^}]*)\}\s*$/.exec(clause)?.[1]?.split(',').map((name) => name.trim()).filter(Boolean)
  return names !== undefined && names.length > 0 && names.every((name) => name.startsWith('type '))
}

export function importsOf(file: SourceFile): Import[] {
  const code = blank(file.text, { texts: false })
  const bare = blank(file.text, { texts: true })
  const found: Import[] = []
  const add = (index: number, end: number, quote: string, typesOnly: boolean) => {
    const spec = code.slice(end, code.indexOf(quote, end))
    found.push({ from: file.path, line: lineOf(code, index), spec, target: targetOf(file.path, spec), typesOnly })
  }
  for (const match of bare.matchAll(STATIC)) {
    add(match.index, match.index + match[0].length, match[4] as string, match[2] !== undefined || onlyTypes(match[3] ?? ''))
  }
  for (const pattern of [BARE, DYNAMIC]) {
    for (const match of bare.matchAll(pattern)) add(match.index, match.index + match[0].length, match[1] as string, false)
  }
  return found
}

export const importsIn = (files: readonly SourceFile[]) => files.filter(isCode).flatMap(importsOf)

/** `lib/bills/read-bills` → `bills`; null outside lib. */
export function folderOf(file: string): string | null {
  const [top, folder] = file.replace(/\.(ts|tsx|mjs|mts|d\.mts)$/, '').split('/')
  return top === 'lib' ? (folder ?? null) : null
}

/** One cycle of a directed graph, or null. */
export function findCycle(edges: ReadonlyMap<string, ReadonlySet<string>>): string[] | null {
  const done = new Set<string>()
  const onPath: string[] = []
  const visit = (node: string): string[] | null => {
    if (onPath.includes(node)) return [...onPath.slice(onPath.indexOf(node)), node]
    if (done.has(node)) return null
    onPath.push(node)
    for (const next of edges.get(node) ?? []) {
      const cycle = visit(next)
      if (cycle) return cycle
    }
    onPath.pop()
    done.add(node)
    return null
  }
  for (const node of edges.keys()) {
    const cycle = visit(node)
    if (cycle) return cycle
  }
  return null
}
