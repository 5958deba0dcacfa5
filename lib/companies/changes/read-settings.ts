import type { Ctx } from '@/lib/db'
import { sha256Hex } from '@/lib/kernel/canonical'
import { formatDay } from '@/lib/kernel/calendar'
import { DomainError } from '@/lib/kernel/errors'
import { flatten, KEY, type Flat } from './diff'
import { KEY_NAMES, type CompanySettings, type KeyName } from './settings'

export type Keys = Record<KeyName, string>
/** What is agreed with a company now. `flat`: with the fingerprints of its keys. */
export type Present = { version: number; settings: CompanySettings; flat: Flat; keys: Keys }

/** Tells keys apart without telling them; none is "". */
export const fingerprintOf = (name: KeyName, value: string): string => (value === '' ? '' : sha256Hex(`${name}:${value}`).slice(0, 12))

type Row = Omit<CompanySettings, 'tariffs'> & Keys & { version: number }

const COLUMNS = `version, name, short_name AS "shortName", province_name AS "provinceName", city_code AS "cityCode", city_name AS "cityName", division_code AS "divisionCode", division_name AS "divisionName",
  hotline, enabled, number_rule AS "numberRule", verification, channel, acquirer_merchant_no AS "acquirerMerchantNo", protocol, endpoint, company_id AS "companyId", merchant_id AS "merchantId",
  signature, is_sandbox AS "isSandbox", cycle_months AS "cycleMonths", min_payment_fen::text AS "minPaymentFen", max_payment_fen::text AS "maxPaymentFen", service_fee_ppm::text AS "serviceFeePpm",
  service_fee_source AS "serviceFeeSource", windows, signing_key AS "signingKey", platform_sm2_private_key AS "platformSm2PrivateKey", company_sm2_public_key AS "companySm2PublicKey"`

/** `lock`: nobody else changes the company until the transaction ends; payments go on. Errors: COMPANY_NOT_FOUND. */
export async function readPresent({ db }: Ctx, code: string, { lock }: { lock: boolean }): Promise<Present> {
  const [row] = await db.query<Row>(`SELECT ${COLUMNS} FROM company WHERE code = $1 ${lock ? 'FOR NO KEY UPDATE' : ''}`, [code])
  if (!row) throw new DomainError('COMPANY_NOT_FOUND')
  const tariffs = await db.query<{ category: string; validFrom: Date; definition: unknown; source: string }>(
    'SELECT category, valid_from AS "validFrom", definition, source FROM tariff WHERE company_code = $1 ORDER BY category, valid_from', [code],
  )
  const { version, signingKey, platformSm2PrivateKey, companySm2PublicKey, ...own } = row
  const settings: CompanySettings = { ...own, tariffs: tariffs.map(({ validFrom, ...tariff }) => ({ ...tariff, day: formatDay(validFrom) })) }
  const keys = { signingKey, platformSm2PrivateKey, companySm2PublicKey }
  const prints = KEY_NAMES.map((name) => [KEY + name, fingerprintOf(name, keys[name])])
  return { version, settings, keys, flat: { ...flatten(settings), ...Object.fromEntries(prints) } }
}
