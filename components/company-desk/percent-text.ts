/** 6000 parts per million → 0.6% */
export const percentText = (ppm: bigint | string): string => {
  const value = BigInt(ppm)
  const rest = (value % 10_000n).toString().padStart(4, '0').replace(/0+$/, '')
  return `${value / 10_000n}${rest ? `.${rest}` : ''}%`
}
