import { DomainError, type ErrorCode } from '@/lib/kernel/errors'
import { KEY, apply, diff, flatten, isKey, isTariff, unflatten, type Change, type Flat, type Json } from './diff'
import { fingerprintOf } from './read-settings'
import { CompanySettings, KEY_NAMES, KEYS, type KeyName } from './settings'

/** Which complaint belongs to which setting. */
const COMPLAINTS: Partial<Record<keyof CompanySettings, ErrorCode>> = {
  name: 'COMPANY_NAME', shortName: 'COMPANY_NAME',
  provinceName: 'COMPANY_PLACE', cityCode: 'COMPANY_PLACE', cityName: 'COMPANY_PLACE', divisionCode: 'COMPANY_PLACE', divisionName: 'COMPANY_PLACE',
  hotline: 'COMPANY_HOTLINE', numberRule: 'COMPANY_NUMBER_RULE', endpoint: 'COMPANY_ENDPOINT',
  companyId: 'COMPANY_IDS', merchantId: 'COMPANY_IDS', acquirerMerchantNo: 'COMPANY_IDS',
  cycleMonths: 'COMPANY_CYCLE', minPaymentFen: 'COMPANY_AMOUNTS', maxPaymentFen: 'COMPANY_AMOUNTS', serviceFeePpm: 'COMPANY_AMOUNTS',
  windows: 'COMPANY_WINDOWS', tariffs: 'COMPANY_TARIFF',
}

/** Errors: COMPANY_* for the first setting that is not as it has to be. */
export function parseSettings(settings: unknown): CompanySettings {
  const parsed = CompanySettings.safeParse(settings)
  if (parsed.success) return parsed.data
  const [name] = parsed.error.issues[0]?.path ?? []
  throw new DomainError(COMPLAINTS[name as keyof CompanySettings] ?? 'INVALID_INPUT')
}

/**
 * Settings as they would be, and what that changes. A single tariff is `tariff:<category>:<day>`, null to take it away. Settings by names nobody knows are refused.
 * Errors: COMPANY_*, INVALID_INPUT.
 */
export function readPatch(base: Flat, patch: Record<string, unknown>, keys: Record<string, string>): { after: CompanySettings; changes: Change[]; newKeys: Partial<Record<KeyName, string>> } {
  const tariffs = Object.entries(patch).filter(([name]) => isTariff(name)) as [string, Json][]
  const plain = Object.fromEntries(Object.entries(patch).filter(([name]) => !isTariff(name)))
  const before = unflatten({ ...base, ...Object.fromEntries(tariffs) }) as CompanySettings
  if (Object.keys(plain).some((name) => !Object.hasOwn(before, name))) throw new DomainError('INVALID_INPUT')
  const after = parseSettings({ ...before, ...plain })
  const newKeys = readKeys(keys)
  const flat = { ...flatKeys(base, newKeys), ...flatten(after) }
  const changes = diff(base, flat)
  requireReady(after, flat, changes)
  return { after, newKeys, changes }
}

function flatKeys(base: Flat, newKeys: Partial<Record<KeyName, string>>): Flat {
  const old = Object.entries(base).filter(([name]) => isKey(name))
  const fresh = KEY_NAMES.flatMap((name) => (newKeys[name] ? [[KEY + name, fingerprintOf(name, newKeys[name])]] : []))
  return Object.fromEntries([...old, ...fresh])
}

/** Empty ones are none. */
export function readKeys(keys: Record<string, string>): Partial<Record<KeyName, string>> {
  const given = Object.entries(keys).map(([name, value]) => [name, value.trim()] as const).filter(([, value]) => value !== '')
  for (const [name, value] of given) {
    if (!Object.hasOwn(KEYS, name) || !KEYS[name as KeyName].test(value)) throw new DomainError('COMPANY_KEY')
  }
  return Object.fromEntries(given)
}

/** The state with changes brought to bear. Errors: COMPANY_* when the whole does not hold together. */
export function settingsAfter(now: Flat, changes: readonly Change[]): CompanySettings {
  const flat = apply(now, changes)
  const settings = parseSettings(unflatten(flat))
  requireReady(settings, flat, changes)
  return settings
}

/** With an empty key anybody could sign in a company's name. */
const SIGNED_WITH: Record<CompanySettings['protocol'], readonly KeyName[]> = { wxlifepay: ['signingKey'], json: ['platformSm2PrivateKey', 'companySm2PublicKey'], 'gbk-tcp': [] }

/** Nobody is sent to a company before there are the keys of its protocol, and the number under which it gets its money. Errors: COMPANY_KEY_MISSING, COMPANY_MERCHANT_MISSING. */
function requireReady({ enabled, protocol, acquirerMerchantNo }: CompanySettings, flat: Flat, changes: readonly Change[]): void {
  if (enabled && acquirerMerchantNo === '' && changes.some(({ name }) => name === 'enabled' || name === 'acquirerMerchantNo')) throw new DomainError('COMPANY_MERCHANT_MISSING')
  const mattersNow = changes.some(({ name }) => name === 'enabled' || name === 'protocol' || isKey(name))
  if (enabled && mattersNow && SIGNED_WITH[protocol].some((name) => !flat[KEY + name])) throw new DomainError('COMPANY_KEY_MISSING')
}
