/** Many companies at once, as a table brings them: the same versions and records as one by one, in a handful of round trips for each hundred. */
import type { Ctx } from '@/lib/db'
import { requireRole } from '@/lib/auth'
import { canonicalJson } from '@/lib/kernel/canonical'
import { dayStart } from '@/lib/kernel/calendar'
import { DomainError } from '@/lib/kernel/errors'
import { actorId } from '@/lib/platform'
import { searchKeys } from '../naming'
import { movesMoney } from './authority'
import { companyRow } from './company-row'
import type { Change } from './diff'
import { changeKey } from './move-change'
import { readPresents } from './read-settings'
import type { CompanySettings } from './settings'
import { takeLines } from './taken-lines'
import { writeRows } from './write-settings'

export type BulkChange = { code: string; base: number; after: CompanySettings; changes: Change[] }
export type BulkCreation = { code: string; settings: CompanySettings }

/** In force at once, or waiting for a second person. Errors: CONFLICT where a company has changed since it was looked at. */
export async function changeMany(tx: Ctx, all: readonly BulkChange[], reason: string): Promise<void> {
  const authorId = requireRole(tx, 'ADMIN')
  const present = await readPresents(tx, all.map(({ code }) => code), { lock: true })
  if (all.some(({ code, base }) => present.get(code)?.version !== base)) throw new DomainError('CONFLICT')
  const rows = all.map(({ code, base, changes }) => ({ code, base, changes, is_money: changes.some(movesMoney) }))
  const kept = await tx.db.query<{ code: string; version: number }>(
    `INSERT INTO company_change (company_code, version, state, base, changes, is_money, reason, tell_company, author_id, created_at, applied_at, applied_no, effect)
     SELECT r.code, greatest(c.version, coalesce((SELECT max(version) FROM company_change v WHERE v.company_code = r.code), 1)) + 1, CASE WHEN r.is_money THEN 'PENDING' ELSE 'APPLIED' END, r.base, r.changes, r.is_money, $2, true, $3,
       $4::timestamptz, CASE WHEN NOT r.is_money THEN $4::timestamptz END, CASE WHEN NOT r.is_money THEN 1 + (SELECT coalesce(max(applied_no), 0) FROM company_change v WHERE v.company_code = r.code) END,
       CASE WHEN NOT r.is_money THEN r.changes END
     FROM jsonb_to_recordset($1::jsonb) AS r(code text, base int, changes jsonb, is_money boolean) JOIN company c ON c.code = r.code RETURNING company_code AS code, version`,
    [canonicalJson(rows), reason, authorId, tx.clock.now()],
  )
  const versions = new Map(kept.map(({ code, version }) => [code, version]))
  const done = all.filter(({ changes }) => !changes.some(movesMoney))
  await writeRows(tx, done.map((one) => ({ ...one, version: versions.get(one.code) ?? 0 })))
  const recordOf = ({ code, changes }: BulkChange) => ({ code, version: versions.get(code) ?? 0, detail: { names: changes.map(({ name }) => name).join(' ') } })
  await recordMany(tx, 'company.changeProposed', all.map(recordOf))
  await recordMany(tx, 'company.changed', done.map(recordOf))
  await tellMany(tx, done.map(({ code, after }) => ({ code, version: versions.get(code) ?? 0, endpoint: after.endpoint })))
}

/** Switched off, with a simulated company behind those whose address is that of their code. Errors: COMPANY_EXISTS and COMPANY_LINE_TAKEN where somebody else was faster. */
export async function createMany(tx: Ctx, all: readonly BulkCreation[]): Promise<void> {
  if (all.length === 0) return
  await takeLines(tx, all)
  const { count } = await tx.db.prisma.company.createMany({ data: all.map(({ code, settings }) => ({ ...companyRow(settings), ...searchKeys({ code, ...settings }), code, signingKey: '', source: '表格导入' })), skipDuplicates: true })
  if (count < all.length) throw new DomainError('COMPANY_EXISTS')
  const tariffs = all.flatMap(({ code, settings }) => settings.tariffs.map((tariff) => ({ id: `tar_${code}_${tariff.category.toLowerCase()}_${tariff.day}`, companyCode: code, category: tariff.category, validFrom: dayStart(tariff.day), definition: tariff.definition as object, source: tariff.source })))
  await tx.db.prisma.tariff.createMany({ data: tariffs })
  await recordMany(tx, 'company.created', all.map(({ code, settings }) => ({ code, version: 1, detail: { name: settings.name } })))
  await scheduleMany(tx, 'company.merchant', all.filter(({ settings }) => settings.acquirerMerchantNo !== '').map(({ code }) => ({ code, version: 1 })))
  await tellMany(tx, all.filter(({ code, settings }) => settings.endpoint === `sim:${code}`).map(({ code, settings }) => ({ code, version: 1, endpoint: settings.endpoint })))
}

/** Simulated companies learn what is agreed with them now. */
const tellMany = (tx: Ctx, all: { code: string; version: number; endpoint: string }[]): Promise<void> => scheduleMany(tx, 'company.tell', all.filter(({ endpoint }) => endpoint.startsWith('sim:')))

async function scheduleMany(tx: Ctx, kind: 'company.tell' | 'company.merchant', all: { code: string; version: number }[]): Promise<void> {
  const keys = all.map(({ code, version }) => changeKey(code, version))
  await tx.db.query(`SELECT job_add(id, $4, key, $3::timestamptz, '{}')::text FROM unnest($1::text[], $2::text[]) AS t(id, key)`, [keys.map((key) => tx.random.id('job', `${kind}:${key}`)), keys, tx.clock.now(), kind])
}

async function recordMany(tx: Ctx, action: string, all: { code: string; version: number; detail: object }[]): Promise<void> {
  const rows = all.map(({ code, version, detail }) => ({ id: tx.random.id('aud', `${action}:${code}:${changeKey(code, version)}`), subject: code, detail: { version, ...detail } }))
  await tx.db.query(
    `INSERT INTO audit_entry (id, at, actor_id, action, subject_id, detail, request_id)
     SELECT r.id, $2::timestamptz, $3, $4, r.subject, r.detail, $5 FROM jsonb_to_recordset($1::jsonb) AS r(id text, subject text, detail jsonb) ON CONFLICT DO NOTHING RETURNING id`,
    [canonicalJson(rows), tx.clock.now(), actorId(tx), action, tx.requestId],
  )
}
