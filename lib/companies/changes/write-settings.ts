import type { Ctx } from '@/lib/db'
import { canonicalJson } from '@/lib/kernel/canonical'
import { dayStart } from '@/lib/kernel/calendar'
import { invariant } from '@/lib/kernel/invariant'
import { formerNames, searchKeys } from '../naming'
import { companyRow } from './company-row'
import { isKey, isTariff, KEY, type Change } from './diff'
import { KEY_NAMES, type CompanySettings, type KeyName } from './settings'

const COLUMN: Record<KeyName, string> = { signingKey: 'signing_key', platformSm2PrivateKey: 'platform_sm2_private_key', companySm2PublicKey: 'company_sm2_public_key' }

/** Keys by their fingerprints: those the company has now too, so that a change of them can be taken back. */
export async function keepKeys(tx: Ctx, code: string, keys: Partial<Record<KeyName, string>>, fingerprint: (name: KeyName, value: string) => string): Promise<void> {
  const rows = KEY_NAMES.flatMap((name) => (keys[name] ? [{ companyCode: code, name, fingerprint: fingerprint(name, keys[name]), value: keys[name] }] : []))
  await tx.db.prisma.companyKey.createMany({ data: rows, skipDuplicates: true })
}

/** Brings the company's row, tariffs and keys to where the changes lead. */
export async function writeSettings(tx: Ctx, code: string, { settings: after, version, changes }: { settings: CompanySettings; version: number; changes: readonly Change[] }): Promise<void> {
  const found = changes.some(({ name }) => FOUND_BY.includes(name)) ? await keysOf(tx, code, after) : {}
  await tx.db.prisma.company.update({ where: { code }, data: { ...companyRow(after), ...found, version } })
  for (const change of changes.filter(({ name }) => isTariff(name))) await writeTariff(tx, code, change)
  for (const change of changes.filter(({ name }) => isKey(name))) await writeKey(tx, code, change)
}

/** The rows of many companies in two round trips, whose tariffs and keys stay: one by one, each row would have the directory of all of them hashed anew. */
export async function writeRows(tx: Ctx, all: readonly { code: string; after: CompanySettings; version: number; changes: readonly Change[] }[]): Promise<void> {
  if (all.length === 0) return
  const codes = all.filter(({ changes }) => changes.some(({ name }) => FOUND_BY.includes(name))).map(({ code }) => code)
  const formerly = await formerNamesOf(tx, codes)
  const rows = all.map(({ code, after, version }) => ({ ...companyRow(after), ...(codes.includes(code) ? searchKeys({ code, ...after, formerly: formerly.get(code) ?? [] }) : {}), code, version }))
  const names = Object.keys(rows[0] ?? {}).filter((name) => !['code', 'searchKeys', 'cityPinyin'].includes(name)).map(columnOf)
  await tx.db.query(
    `UPDATE company c SET ${names.map((name) => `${name} = r.${name}`).join(', ')}, search_keys = coalesce(r.search_keys, c.search_keys), city_pinyin = coalesce(r.city_pinyin, c.city_pinyin)
     FROM jsonb_populate_recordset(NULL::company, $1::jsonb) r WHERE r.code = c.code RETURNING c.code`,
    [canonicalJson(rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [columnOf(name), value]))))],
  )
}

const columnOf = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

async function formerNamesOf(tx: Ctx, codes: readonly string[]): Promise<Map<string, string[]>> {
  const mergers = codes.length === 0 ? [] : await tx.db.prisma.companyMerger.findMany({ where: { newCompanyCode: { in: [...codes] } }, orderBy: { id: 'asc' } })
  const found = new Map<string, string[]>()
  for (const merger of mergers) found.set(merger.newCompanyCode, [...(found.get(merger.newCompanyCode) ?? []), ...formerNames(merger)])
  return found
}

/** What a company is found by; whoever looks for a company that it took the place of finds it too. */
const FOUND_BY: readonly string[] = ['name', 'shortName', 'companyId', 'divisionCode', 'divisionName', 'cityCode', 'cityName', 'provinceName']

async function keysOf(tx: Ctx, code: string, after: CompanySettings) {
  return searchKeys({ code, ...after, formerly: (await formerNamesOf(tx, [code])).get(code) ?? [] })
}

async function writeTariff(tx: Ctx, code: string, { name, to }: Change): Promise<void> {
  const [, category = '', day = ''] = name.split(':')
  if (to === null) {
    await tx.db.query('DELETE FROM tariff WHERE company_code = $1 AND category = $2 AND valid_from = $3::timestamptz RETURNING id', [code, category, dayStart(day)])
    return
  }
  const { definition, source } = to as { definition: unknown; source: string }
  await tx.db.query(
    `INSERT INTO tariff (id, company_code, category, valid_from, definition, source) VALUES ($1, $2, $3, $4::timestamptz, $5::jsonb, $6)
     ON CONFLICT (company_code, category, valid_from) DO UPDATE SET definition = excluded.definition, source = excluded.source RETURNING id`,
    [`tar_${code}_${category.toLowerCase()}_${day}`, code, category, dayStart(day), canonicalJson(definition), source],
  )
}

async function writeKey(tx: Ctx, code: string, { name, to }: Change): Promise<void> {
  const key = name.slice(KEY.length) as KeyName
  const [kept] = await tx.db.query<{ value: string }>('SELECT value FROM company_key WHERE company_code = $1 AND name = $2 AND fingerprint = $3', [code, key, to])
  invariant(kept || to === '' || to === null, 'a key that a change names is kept')
  await tx.db.query(`UPDATE company SET ${COLUMN[key]} = $2 WHERE code = $1 RETURNING code`, [code, kept?.value ?? ''])
}
