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

type Row = Omit<CompanySettings, 'tariffs'> & Keys & { code: string; version: number }

const COLUMNS = `code, version, name, short_name AS "shortName", province_name AS "provinceName", city_code AS "cityCode", city_name AS "cityName", division_code AS "divisionCode", division_name AS "divisionName",
  hotline, enabled, number_rule AS "numberRule", verification, channel, acquirer_merchant_no AS "acquirerMerchantNo", protocol, endpoint, company_id AS "companyId", merchant_id AS "merchantId",
  signature, is_sandbox AS "isSandbox", cycle_months AS "cycleMonths", min_payment_fen::text AS "minPaymentFen", max_payment_fen::text AS "maxPaymentFen", service_fee_ppm::text AS "serviceFeePpm",
  service_fee_source AS "serviceFeeSource", windows, signing_key AS "signingKey", platform_sm2_private_key AS "platformSm2PrivateKey", company_sm2_public_key AS "companySm2PublicKey"`

/** `lock`: nobody else changes the company until the transaction ends; payments go on. Errors: COMPANY_NOT_FOUND. */
export async function readPresent(ctx: Ctx, code: string, options: { lock: boolean }): Promise<Present> {
  const found = (await readPresents(ctx, [code], options)).get(code)
  if (!found) throw new DomainError('COMPANY_NOT_FOUND')
  return found
}

/** Of several, by code, in two round trips; those that are not there are left out. */
export async function readPresents({ db }: Ctx, codes: readonly string[], { lock }: { lock: boolean }): Promise<Map<string, Present>> {
  const rows = await db.query<Row>(`SELECT ${COLUMNS} FROM company WHERE code = ANY ($1::text[]) ORDER BY code ${lock ? 'FOR NO KEY UPDATE' : ''}`, [codes])
  const tariffs = await db.query<TariffRow>(
    'SELECT company_code AS code, category, valid_from AS "validFrom", definition, source FROM tariff WHERE company_code = ANY ($1::text[]) ORDER BY company_code, category, valid_from', [codes],
  )
  const byCode = new Map<string, TariffRow[]>()
  for (const tariff of tariffs) byCode.set(tariff.code, [...(byCode.get(tariff.code) ?? []), tariff])
  return new Map(rows.map((row) => [row.code, toPresent(row, byCode.get(row.code) ?? [])]))
}

type TariffRow = { code: string; category: string; validFrom: Date; definition: unknown; source: string }

function toPresent({ code: _, version, signingKey, platformSm2PrivateKey, companySm2PublicKey, ...own }: Row, tariffs: TariffRow[]): Present {
  const settings: CompanySettings = { ...own, tariffs: tariffs.map(({ category, validFrom, definition, source }) => ({ category, definition, source, day: formatDay(validFrom) })) }
  const keys = { signingKey, platformSm2PrivateKey, companySm2PublicKey }
  const prints = KEY_NAMES.map((name) => [KEY + name, fingerprintOf(name, keys[name])])
  return { version, settings, keys, flat: { ...flatten(settings), ...Object.fromEntries(prints) } }
}
