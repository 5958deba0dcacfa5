/** STYLE: nothing over 400 lines a file or 70 a function; the median file has at most 70, the 95th percentile 250. */
import { functionsOf } from './functions'
import { isCode, type Checker, type Finding } from './sources'

export const LIMITS = { fileLines: 400, functionLines: 70, actionLines: 25, medianLines: 70, p95Lines: 250 } as const

export const linesOf = (text: string) => text.trimEnd().split('\n').length

export const checkFileSizes: Checker = (files) =>
  files.filter(isCode).flatMap(({ path, text }): Finding[] => {
    const lines = linesOf(text)
    if (lines > LIMITS.fileLines) return [{ rule: 'file too long', path, line: 1, text: `${lines} lines` }]
    return []
  })

/** The callback of `describe` is a list of tests, not a function somebody has to follow. */
export const checkFunctionSizes: Checker = (files) =>
  files.filter(isCode).flatMap(({ path, text }) =>
    functionsOf(text)
      .filter(({ name, lines }) => lines > LIMITS.functionLines && !/^describe(\.|$)/.test(name))
      .map(({ name, line, lines }) => ({ rule: 'function too long', path, line, text: `${name} has ${lines} lines` })),
  )

/** An action parses, calls one verb, maps the error, refreshes. */
export const checkActions: Checker = (files) =>
  files
    .filter(({ path }) => /(^|\/)actions\.ts$/.test(path))
    .flatMap(({ path, text }) =>
      functionsOf(text)
        .filter(({ lines }) => lines > LIMITS.actionLines)
        .map(({ name, line, lines }) => ({ rule: 'action too long', path, line, text: `${name} has ${lines} lines` })),
    )

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
