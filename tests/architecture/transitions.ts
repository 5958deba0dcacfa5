/** Moves of a payment as SQL writes them. */

/** null: SQL takes it from its caller. */
export type Move = { from: string | null; to: string | null }

const CALL = /(?<!FUNCTION )payment_move\(\s*[^,()]+,\s*([^,()]+),\s*([^,()]+),/g
/** The same for many payments: where they all come from one state, an array is filled with it. */
const CALL_OF_MANY = /(?<!FUNCTION )payments_move\(\s*[^,()]+,\s*(?:array_fill\(('[A-Z]+')::text, ARRAY\[[^\]]*\]\)|\w+),\s*([^,()]+),/g

const literal = (text: string) => /^'([A-Z]+)'$/.exec(text.trim())?.[1] ?? null

export function movesIn(sql: string): Move[] {
  return [...sql.matchAll(CALL), ...sql.matchAll(CALL_OF_MANY)].map(([, from = '', to = '']) => ({ from: literal(from), to: literal(to) }))
}

/** Lists of states in brackets, in the order in which they stand there. */
export function stateListsIn(pattern: RegExp, text: string): string[][] {
  return [...text.matchAll(pattern)].map(([, list = '']) => [...list.matchAll(/'([A-Z]+)'/g)].map(([, state = '']) => state))
}

export function moveProblems(moves: readonly Move[], table: Readonly<Record<string, readonly string[]>>): string[] {
  return moves.flatMap(({ from, to }) => {
    const sources = from === null ? Object.keys(table) : [from]
    const isKnown = to === null ? from === null || from in table : sources.some((source) => table[source]?.includes(to))
    return isKnown ? [] : [`${from ?? 'any'} → ${to ?? 'any'}`]
  })
}
