import { z } from 'zod'

/** How numbers of a company that is no more became those of the one that took its place. */
export const Renumbering = z.discriminatedUnion('kind', [
  /** `prefix` in front. */
  z.object({ kind: z.literal('PREFIX'), prefix: z.string().regex(/^[0-9]{1,6}$/) }),
  /** The first figures go to the end. */
  z.object({ kind: z.literal('ROTATE'), figures: z.number().int().min(1).max(6) }),
])
export type Renumbering = z.infer<typeof Renumbering>

/** `oldLength` figures, which begin with `oldPrefix`. */
export type OldNumbers = { oldLength: number; oldPrefix: string; renumbering: Renumbering }

/** Today's number of an old one; null: it is none of those. */
export function newNumberOf({ oldLength, oldPrefix, renumbering }: OldNumbers, number: string): string | null {
  if (number.length !== oldLength || !/^[0-9]+$/.test(number) || !number.startsWith(oldPrefix)) return null
  return renumbering.kind === 'PREFIX' ? renumbering.prefix + number : number.slice(renumbering.figures) + number.slice(0, renumbering.figures)
}

/** The old number of one of today's; null: it never had another. */
export function oldNumberOf(numbers: OldNumbers, number: string): string | null {
  const { renumbering } = numbers
  const old = renumbering.kind === 'PREFIX' ? number.slice(renumbering.prefix.length) : number.slice(-renumbering.figures) + number.slice(0, -renumbering.figures)
  return newNumberOf(numbers, old) === number ? old : null
}
