/** What the editor of a price table holds, as its definition in JSON: prices typed in yuan, late fee in per mille. */
type Entries = Record<string, FormDataEntryValue>

export const TIER_ROWS = 5
const COMPONENTS = ['WATER', 'RESOURCE_FEE', 'RESOURCE_TAX', 'SEWAGE', 'GARBAGE'] as const

const text = (entries: Entries, name: string): string => `${entries[name] ?? ''}`.trim()
const whole = (typed: string): number => (/^\d{1,9}$/.test(typed) ? Number.parseInt(typed, 10) : Number.NaN)

/** 2.07 → 20700: yuan × 10⁴. As typed, where it is no price. */
function priceE4(typed: string): string {
  const [, units = '', rest = ''] = /^(\d{1,4})(?:\.(\d{1,4}))?$/.exec(typed) ?? []
  return units === '' ? typed : (BigInt(units) * 10_000n + BigInt(rest.padEnd(4, '0'))).toString()
}

function tiers(entries: Entries) {
  const rows = Array.from({ length: TIER_ROWS }, (_, n) => {
    const prices = COMPONENTS.map((component) => [component, text(entries, `tier.${n}.${component}`)] as const).filter(([, typed]) => typed !== '')
    return { upTo: text(entries, `tier.${n}.upTo`), prices: Object.fromEntries(prices.map(([component, typed]) => [component, priceE4(typed)])) }
  })
  const used = rows.slice(0, rows.findLastIndex(({ upTo, prices }) => upTo !== '' || Object.keys(prices).length > 0) + 1)
  return used.map(({ upTo, prices }) => ({ upToM3: upTo === '' ? null : whole(upTo), prices }))
}

function household(entries: Entries) {
  const at = (name: string) => text(entries, `home.${name}`)
  switch (at('kind')) {
    case 'PER_EXTRA_PERSON':
      return { kind: 'PER_EXTRA_PERSON', above: whole(at('people')), addM3: whole(at('addM3')) }
    case 'FLAT':
      return { kind: 'FLAT', atLeast: whole(at('people')), addM3: whole(at('addM3')) }
    case 'PER_CAPITA':
      return { kind: 'PER_CAPITA', atLeast: whole(at('people')), boundsCentiM3PerPerson: at('bounds').split(/[,，\s]+/).filter(Boolean).map((bound) => Math.round(Number.parseFloat(bound) * 100)) }
    default:
      return { kind: at('kind') || 'NONE' }
  }
}

/** 5 → 5000 parts per million a day. */
const perMille = (typed: string): number => {
  const [, units = '', rest = ''] = /^(\d{1,3})(?:\.(\d{1,3}))?$/.exec(typed) ?? []
  return units === '' ? Number.NaN : Number.parseInt(units + rest.padEnd(3, '0'), 10)
}

export function readTariffForm(entries: Entries): { category: string; day: string; source: string; definition: unknown } {
  const category = text(entries, 'category')
  const definition = {
    category, basis: text(entries, 'basis'), tiers: tiers(entries), household: household(entries),
    lateFee: { ratePpmPerDay: perMille(text(entries, 'late.rate')), graceDays: whole(text(entries, 'late.grace')), cap: { kind: text(entries, 'late.cap') || 'PRINCIPAL' }, base: text(entries, 'late.base') === 'ALL' ? 'ALL' : ['WATER'] },
  }
  return { category, day: text(entries, 'day'), source: text(entries, 'source'), definition }
}

/** The same as a proposal: one tariff set, or taken away. */
export function readTariffProposal(entries: Entries) {
  const { category, day, ...tariff } = readTariffForm(entries)
  return {
    code: text(entries, 'code'), base: text(entries, 'base'), patch: { [`tariff:${category}:${day}`]: text(entries, 'remove') === 'yes' ? null : tariff }, keys: {}, reason: text(entries, 'reason'), effectiveAt: '',
    tellCompany: text(entries, 'tell') === 'on', idempotencyKey: text(entries, 'idempotencyKey'),
  }
}
