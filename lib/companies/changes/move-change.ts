import type { Ctx } from '@/lib/db'
import { canonicalJson } from '@/lib/kernel/canonical'
import { DomainError } from '@/lib/kernel/errors'
import { invariant } from '@/lib/kernel/invariant'
import { recordAudit, scheduleJob } from '@/lib/platform'
import { apply, conflictsOf, diff, type Change } from './diff'
import { concernsAcquirer } from './open-merchant'
import { requireQuiet } from './quiet-line'
import { readPresent, type Present } from './read-settings'
import { settingsAfter } from './read-patch'
import { NEXT, type ChangeState } from './states'
import { movesLine, takeLines } from './taken-lines'
import { writeSettings } from './write-settings'

export type ChangeRow = { code: string; version: number; state: ChangeState; base: number; changes: Change[]; isMoney: boolean; authorId: string; effectiveAt: Date | null; tellCompany: boolean; rollBackTo: number | null }

const COLUMNS = `company_code AS code, version, state, base, changes, is_money AS "isMoney", author_id AS "authorId", effective_at AS "effectiveAt", tell_company AS "tellCompany", roll_back_to AS "rollBackTo"`

/** Locked, with the company before it: whoever changes a company holds it first. Errors: COMPANY_NOT_FOUND, NOT_FOUND. */
export async function takeChange(tx: Ctx, code: string, version: number): Promise<{ change: ChangeRow; present: Present }> {
  const present = await readPresent(tx, code, { lock: true })
  const [change] = await tx.db.query<ChangeRow>(`SELECT ${COLUMNS} FROM company_change WHERE company_code = $1 AND version = $2 FOR UPDATE`, [code, version])
  if (!change) throw new DomainError('NOT_FOUND')
  return { change, present }
}

/** `effect`: of one that comes into force, what it changes. */
type Decision = { decidedById?: string; note?: string; effect?: Change[] }

/** Compare-and-set. Errors: CHANGE_DECIDED. */
export async function moveChange(tx: Ctx, { code, version, state }: ChangeRow, to: ChangeState, { decidedById, note, effect }: Decision = {}): Promise<void> {
  invariant((NEXT[state] as readonly ChangeState[]).includes(to) || state === to, `a change may not go from ${state} to ${to}`)
  const now = tx.clock.now()
  const moved = await tx.db.query(
    `UPDATE company_change SET state = $4, decided_by_id = coalesce($5, decided_by_id), decided_at = CASE WHEN $5::text IS NULL THEN decided_at ELSE $6::timestamptz END, note = coalesce($7, note),
       applied_at = CASE WHEN $4 = 'APPLIED' THEN $6::timestamptz END, effect = $8::jsonb,
       applied_no = CASE WHEN $4 = 'APPLIED' THEN 1 + (SELECT coalesce(max(applied_no), 0) FROM company_change WHERE company_code = $1) END
     WHERE company_code = $1 AND version = $2 AND state = $3 RETURNING version`,
    [code, version, state, to, decidedById ?? null, now, note ?? null, effect ? canonicalJson(effect) : null],
  )
  if (moved.length !== 1) throw new DomainError('CHANGE_DECIDED')
}

export const changeKey = (code: string, version: number): string => `${code}:${version}`

/** Agreed: in force now, or written down for its moment. */
export async function carryOn(tx: Ctx, change: ChangeRow, present: Present, decision: Decision = {}): Promise<ChangeState> {
  const { code, version, effectiveAt } = change
  if (effectiveAt && effectiveAt > tx.clock.now()) {
    if (change.state !== 'SCHEDULED') await moveChange(tx, change, 'SCHEDULED', decision)
    await scheduleJob(tx, { kind: 'company.change', key: changeKey(code, version), dueAt: effectiveAt })
    return 'SCHEDULED'
  }
  return applyChange(tx, change, present, decision)
}

/** STALE where somebody has meanwhile changed the same to something else, another company has got the line, or the whole would not hold together. Errors: COMPANY_BUSY. */
export async function applyChange(tx: Ctx, change: ChangeRow, present: Present, decision: Decision = {}): Promise<ChangeState> {
  const { code, version, changes, tellCompany } = change
  if (changes.some(movesLine)) await requireQuiet(tx, code)
  const conflicts = conflictsOf(present.flat, changes)
  const settings = conflicts.length > 0 ? null : await settingsOrNull(tx, code, present, changes)
  if (!settings) {
    await moveChange(tx, change, 'STALE', decision)
    await recordAudit(tx, { action: 'company.changeStale', subjectId: code, key: changeKey(code, version), detail: { version, conflicts: canonicalJson(conflicts) } })
    return 'STALE'
  }
  await writeSettings(tx, code, { settings, version, changes })
  await moveChange(tx, change, 'APPLIED', { ...decision, effect: diff(present.flat, apply(present.flat, changes)) })
  await recordAudit(tx, { action: 'company.changed', subjectId: code, key: changeKey(code, version), detail: { version, names: changes.map(({ name }) => name).join(' ') } })
  if (concernsAcquirer(settings, changes)) await scheduleJob(tx, { kind: 'company.merchant', key: changeKey(code, version), dueAt: tx.clock.now() })
  if (tellCompany && settings.endpoint.startsWith('sim:')) await scheduleJob(tx, { kind: 'company.tell', key: changeKey(code, version), dueAt: tx.clock.now() })
  return 'APPLIED'
}

async function settingsOrNull(tx: Ctx, code: string, present: Present, changes: readonly Change[]) {
  try {
    const settings = settingsAfter(present.flat, changes)
    await takeLines(tx, changes.some(movesLine) ? [{ code, settings }] : [])
    return settings
  } catch (error) {
    if (error instanceof DomainError) return null
    throw error
  }
}
