/** Residential price tables in a simulated company's own terms. */
import { parseTariff, type TariffDefinition } from '../tariffs'
import type { CompanySettings } from './settings'

type Step = { endsAtM3: number | null; perExtraM3: number; largeHomeM3: number; rates: Record<string, string> }
export type Prices = { tierPeriod: string; lists: { validFrom: string; steps: Step[] }[] }
/** Of bills issued from that day on; parts per million; no items: all of them bear it. `capPpm` null: no limit. */
type LateFee = { validFrom: string; ratePpm: number; graceDays: number; capPpm: number | null; items: string[] }
type Tariffs = Pick<CompanySettings, 'tariffs'>

function residential({ tariffs }: Tariffs) {
  return tariffs.filter(({ category }) => category === 'RESIDENTIAL').map(({ day, definition }) => ({ day, parsed: parseTariff(definition) }))
}

/** null: it has no way to keep one of them. */
export function pricesOf(settings: Tariffs): Prices | null {
  const read = residential(settings)
  const bases = new Set(read.map(({ parsed }) => (parsed.ok ? parsed.value.basis : '')))
  const [tierPeriod = ''] = bases
  if (bases.size !== 1) return null
  const lists = read.map(({ day, parsed }) => ({ validFrom: day, steps: parsed.ok ? stepsOf(parsed.value) : null }))
  return lists.every((list): list is { validFrom: string; steps: Step[] } => list.steps !== null) ? { tierPeriod, lists } : null
}

/** People that a simulated company's steps allow for. */
const PEOPLE = 5

function stepsOf({ tiers, household }: TariffDefinition): Step[] | null {
  const perExtraM3 = household.kind === 'PER_EXTRA_PERSON' && household.above === PEOPLE ? household.addM3 : 0
  const largeHomeM3 = household.kind === 'FLAT' && household.atLeast === PEOPLE ? household.addM3 : 0
  // Two charges for the resource at once would be one.
  if (tiers.some(({ prices }) => prices.RESOURCE_FEE !== undefined && prices.RESOURCE_TAX !== undefined)) return null
  if (household.kind !== 'NONE' && perExtraM3 === 0 && largeHomeM3 === 0) return null
  return tiers.map(({ upToM3, prices }) => ({ endsAtM3: upToM3, perExtraM3, largeHomeM3, rates: Object.fromEntries(Object.entries(prices).map(([item, priceE4]) => [itemOf(item), String(priceE4)])) }))
}

/** A company has one item for the resource, whatever it is called in law. */
const itemOf = (component: string): string => (component.startsWith('RESOURCE_') ? 'RESOURCE' : component)

const WHOLE_PPM = 1_000_000

export function lateFeesOf(settings: Tariffs): LateFee[] {
  return residential(settings).flatMap(({ day, parsed }) => {
    if (!parsed.ok) return []
    const { ratePpmPerDay, graceDays, cap, base } = parsed.value.lateFee
    const capPpm = cap.kind === 'NONE' ? null : cap.kind === 'PPM' ? cap.ppm : WHOLE_PPM
    return [{ validFrom: day, ratePpm: ratePpmPerDay, graceDays, capPpm, items: base === 'ALL' ? [] : [...new Set(base.map(itemOf))] }]
  })
}
