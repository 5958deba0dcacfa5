/** Which counters of a session have come (RFC 4303 §3.4.3). They may overtake each other, but none is taken twice. */

/** How far a counter may stay behind the highest. */
export const WINDOW = 64
const MASK = (1n << BigInt(WINDOW)) - 1n

/** `seen`: bit n stands for `highest − 1 − n`. Counters begin at 1. */
export type ReplayWindow = { highest: number; seen: bigint }
export const EMPTY_WINDOW: ReplayWindow = { highest: 0, seen: 0n }

/** The window with this counter in it; null: it is in there, or too old to tell. */
export function takeCounter({ highest, seen }: ReplayWindow, counter: number): ReplayWindow | null {
  if (!Number.isSafeInteger(counter) || counter < 1 || counter === highest) return null
  if (counter > highest) return { highest: counter, seen: moved(seen, counter - highest) }
  const bit = 1n << BigInt(Math.min(highest - 1 - counter, WINDOW))
  return bit > MASK || (seen & bit) !== 0n ? null : { highest, seen: seen | bit }
}

/** What was the highest is `by` − 1 places down now. */
function moved(seen: bigint, by: number): bigint {
  return by > WINDOW ? 0n : ((seen << BigInt(by)) | (1n << BigInt(by - 1))) & MASK
}
