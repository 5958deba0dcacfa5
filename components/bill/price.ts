/** Yuan × 10⁴ per m³ → `¥5.00`, with more decimals only where the price has them. */
export function formatPriceE4(priceE4: bigint): string {
  const decimals = (priceE4 % 10_000n).toString().padStart(4, '0').replace(/0{1,2}$/, '')
  return `¥${priceE4 / 10_000n}.${decimals}`
}
