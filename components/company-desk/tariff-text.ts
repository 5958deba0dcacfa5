/** A price table in words, field by field: whoever agrees to one has to see all of it. */
import type { TariffDefinitionJson } from '@/lib/companies/tariffs'
import type { Translate } from '@/lib/i18n'
import { percentText } from './percent-text'
import { priceText } from './tier-steps'

/** In the order in which they are typed and read; what is kept as JSON has no order of its own. */
export const COMPONENTS = ['WATER', 'RESOURCE_TAX', 'RESOURCE_FEE', 'SEWAGE', 'GARBAGE'] as const

/** As a change holds it. */
export type TariffValue = { definition: TariffDefinitionJson; source: string }
type Tier = TariffDefinitionJson['tiers'][number]
type Field = readonly [label: string, text: string]

/** A line each field in which the states differ; of one alone, all. null: there is none. */
export function tariffLines(states: readonly (TariffValue | null)[], t: Translate): { field: string; texts: string[] }[] {
  const said = states.map((state) => new Map(state ? fieldsOf(state, t) : []))
  // Those with more tiers have every label that the others have, in its place.
  const [longest = new Map<string, string>()] = said.toSorted((a, b) => b.size - a.size)
  const lines = [...longest.keys()].map((field) => ({ field, texts: said.map((fields) => fields.get(field) ?? t('companyDesk.empty')) }))
  return lines.filter(({ texts }) => texts.length === 1 || new Set(texts).size > 1)
}

function fieldsOf({ definition: { basis, tiers, household, lateFee }, source }: TariffValue, t: Translate): Field[] {
  const { ratePpmPerDay, graceDays, base } = lateFee
  return [
    [t('companyDesk.basis'), t(`companyDesk.${basis}`)],
    ...tiers.map((tier, n) => [t('companyDesk.tier', { n: n + 1 }), tierText(tier, t)] as const),
    [t('companyDesk.homeRule'), homeText(household, t)],
    [t('companyDesk.lateRate'), `${ratePpmPerDay / 1_000}‰`],
    [t('companyDesk.lateGrace'), `${graceDays}`],
    [t('companyDesk.lateCap'), capText(lateFee, t)],
    [t('companyDesk.lateBase'), base === 'ALL' ? t('companyDesk.baseALL') : base.map((component) => t(`companyDesk.${component}`)).join(t('common.comma'))],
    [t('companyDesk.source'), sourceText(source, t)],
  ]
}

/** ≤ 180 m³ ¥5.00 = 水费 2.07 + 水资源税 1.57 + 污水处理费 1.36 */
function tierText({ upToM3, prices }: Tier, t: Translate): string {
  const parts = COMPONENTS.flatMap((component) => (prices[component] === undefined ? [] : [{ component, price: BigInt(prices[component]) }]))
  const sum = parts.reduce((all, { price }) => all + price, 0n)
  return `≤ ${upToM3 ?? '∞'} m³ ¥${priceText(sum)} = ${parts.map(({ component, price }) => `${t(`companyDesk.${component}`)} ${priceText(price)}`).join(' + ')}`
}

function homeText(household: TariffDefinitionJson['household'], t: Translate): string {
  const people = 'above' in household ? household.above : 'atLeast' in household ? household.atLeast : null
  return [
    t(`companyDesk.${household.kind}`),
    ...(people === null ? [] : [`${t('companyDesk.homePeople')} ${people}`]),
    ...('addM3' in household ? [`${t('companyDesk.homeAdd')} ${household.addM3}`] : []),
    ...('boundsCentiM3PerPerson' in household ? [`${t('companyDesk.homeBounds')} ${household.boundsCentiM3PerPerson.map((bound) => bound / 100).join(', ')}`] : []),
  ].join(' · ')
}

function capText({ cap }: TariffDefinitionJson['lateFee'], t: Translate): string {
  if (cap.kind === 'PPM') return t('companyDesk.capPPM', { percent: percentText(BigInt(cap.ppm)) })
  return t(cap.kind === 'NONE' ? 'companyDesk.capNONE' : 'companyDesk.PRINCIPAL')
}

/** A note with several parts shows them all: any of them may be what was changed. */
function sourceText(source: string, t: Translate): string {
  if (source === '') return t('companyDesk.empty')
  try {
    const note: unknown = JSON.parse(source)
    return note && typeof note === 'object' ? Object.values(note).map(String).join(' · ') : source
  } catch {
    return source
  }
}
