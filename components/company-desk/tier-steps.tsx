import type { TariffDefinitionJson } from '@/lib/companies/tariffs'
import type { Translate } from '@/lib/i18n'

const [WIDTH, HEIGHT, BASE] = [340, 150, 122]

/** 53000 → 5.30 */
export function priceText(priceE4: bigint): string {
  const rest = (priceE4 % 10_000n).toString().padStart(4, '0').replace(/0{1,2}$/, '')
  return `${priceE4 / 10_000n}.${rest}`
}

const priceOf = (tier: TariffDefinitionJson['tiers'][number]): bigint => Object.values(tier.prices).reduce<bigint>((sum, price) => sum + BigInt(price ?? 0), 0n)

/** What a cubic metre costs in each tier, as steps; the last goes on. */
export function TierSteps({ definition, label, t }: { definition: TariffDefinitionJson; label: string; t: Translate }) {
  const prices = definition.tiers.map(priceOf)
  const most = Number(prices.reduce((high, price) => (price > high ? price : high), 1n))
  const width = WIDTH / definition.tiers.length
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className="axis w-full max-w-xl">
      {definition.tiers.map(({ upToM3 }, n) => {
        const height = Math.max(4, Math.round((Number(prices[n] ?? 0n) / most) * 90))
        return (
          <g key={upToM3 ?? 'last'}>
            <path d={`M${n * width} ${BASE - height}h${width - 3}v${height}h-${width - 3}z`} className={n === 0 ? 'fill-brand-pale' : 'fill-brand'} />
            <text x={n * width + 4} y={BASE - height - 6}>
              {t('companyDesk.perM3', { price: priceText(prices[n] ?? 0n) })}
            </text>
            <text x={n * width + 4} y={BASE + 16}>
              {upToM3 === null ? `> ${definition.tiers[n - 1]?.upToM3 ?? 0} m³` : `≤ ${upToM3} m³`}
            </text>
          </g>
        )
      })}
    </svg>
  )
}
