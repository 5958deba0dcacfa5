/** Which tier a cubic metre falls into, counted from 1; `bounds` are the upper bounds of all tiers but the last. */
export function tierOf(bounds: readonly number[], cubicMetre: number): number {
  const index = bounds.findIndex((bound) => cubicMetre <= bound)
  return index < 0 ? bounds.length + 1 : index + 1
}

/** m³ per tier of the cubic metres after `used`, up to `used + volume`. */
export function spread(bounds: readonly number[], used: number, volume: number): number[] {
  return [...bounds, Number.POSITIVE_INFINITY].map((bound, index) => {
    const from = Math.max(used, bounds[index - 1] ?? 0)
    return Math.max(0, Math.min(used + volume, bound) - from)
  })
}
