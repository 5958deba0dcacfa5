/** `15000n` → `1.5%`. */
export function rateText(ppm: bigint): string {
  const rest = (ppm % 10_000n).toString().padStart(4, '0').replace(/0+$/, '')
  return `${ppm / 10_000n}${rest ? `.${rest}` : ''}%`
}
