import { requireRole } from '@/lib/auth'
import type { Command, Ctx, Role } from '@/lib/db'
import { canonicalJson } from '@/lib/kernel/canonical'
import { DAY_MS, parseCompact } from '@/lib/kernel/calendar'
import { DomainError } from '@/lib/kernel/errors'
import { recordAudit, runOnce } from '@/lib/platform'
import { mayChange, movesMoney, READERS } from './authority'
import { apply, mergeView, reverse, unflatten, type Change, type Flat } from './diff'
import { appliedSince } from './history'
import { carryOn, changeKey, takeChange } from './move-change'
import { readPatch } from './read-patch'
import { fingerprintOf, readPresent, type Present } from './read-settings'
import { ProposeInput, type Proposed } from './schemas'
import type { CompanySettings } from './settings'
import type { ChangeState } from './states'
import { movesLine, takenLines } from './taken-lines'
import { keepKeys } from './write-settings'

/** Further ahead nobody plans, and a typing error in the year would be lost. */
const YEARS_AHEAD_MS = 3 * 366 * DAY_MS

/**
 * A change of what is agreed with a company (rule C1): in force at once, at its moment, or when a second person has agreed. One that was made from a version that is no
 * more is refused with what has become of it. Errors: FORBIDDEN for a setting that is not the caller's, COMPANY_*, COMPANY_LINE_TAKEN, CHANGE_EMPTY, CHANGE_REASON, CHANGE_TIME.
 */
export async function proposeChange({ ctx, input }: Command<unknown>): Promise<Proposed> {
  requireRole(ctx, ...READERS)
  const { idempotencyKey, ...asked } = ProposeInput.parse(input)
  if (asked.reason === '') throw new DomainError('CHANGE_REASON')
  const effectiveAt = readMoment(ctx, asked.effectiveAt)
  return runOnce<Proposed>(ctx, { key: idempotencyKey, command: 'proposeChange', input: asked }, async (tx) => {
    const { code, base, reason, tellCompany } = asked
    const present = await readPresent(tx, code, { lock: true })
    const { baseFlat, changes, newKeys } = await draft(tx, code, present, asked)
    if (base !== present.version) return { outcome: 'CONFLICT', version: present.version, lines: mergeView(baseFlat, present.flat, apply(baseFlat, changes)) }
    for (const keys of [present.keys, newKeys]) await keepKeys(tx, code, keys, fingerprintOf)
    return keepChange(tx, { code, base, changes, reason, effectiveAt, tellCompany, rollBackTo: null })
  })
}

type Asked = { base: number; patch: Record<string, unknown>; keys: Record<string, string> }

async function draft(ctx: Ctx, code: string, present: Present, { base, patch, keys }: Asked) {
  const baseFlat = base === present.version ? present.flat : apply(present.flat, reverse(await appliedSince(ctx, code, base)))
  const judged = judge(ctx, baseFlat, patch, keys)
  const other = judged.changes.some(movesLine) && (await takenLines(ctx, [{ code, settings: judged.after }])).get(code)
  if (other) throw new DomainError('COMPANY_LINE_TAKEN', { code: other })
  return { baseFlat, ...judged }
}

/** What a patch changes, for whoever may change it. Errors: COMPANY_*, CHANGE_EMPTY, FORBIDDEN. */
export function judge(ctx: Ctx, from: Flat, patch: Record<string, unknown>, keys: Record<string, string>) {
  const { after, changes, newKeys } = readPatch(from, patch, keys)
  if (changes.length === 0) throw new DomainError('CHANGE_EMPTY')
  requireMay(ctx, changes)
  return { after, changes, newKeys }
}

/** What a proposal would change, without keeping it. Errors: as above. */
export async function draftChange(ctx: Ctx, code: string, asked: Asked): Promise<{ before: CompanySettings; after: CompanySettings; changes: Change[] }> {
  requireRole(ctx, ...READERS)
  const { baseFlat, after, changes } = await draft(ctx, code, await readPresent(ctx, code, { lock: false }), asked)
  return { before: unflatten(baseFlat) as CompanySettings, after, changes }
}

export function requireMay(ctx: Ctx, changes: readonly Change[]): void {
  const { actor } = ctx
  const role: Role = actor.kind === 'USER' ? actor.role : 'RESIDENT'
  if (!changes.every((change) => mayChange(role, change))) throw new DomainError('FORBIDDEN')
}

/** Errors: CHANGE_TIME for what is no moment, is past, or lies too far ahead. */
function readMoment(ctx: Ctx, text: string): Date | null {
  if (text === '') return null
  const moment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text) ? parseCompact(`${text.replace(/\D/g, '')}00`) : null
  const aheadMs = (moment?.getTime() ?? 0) - ctx.clock.now().getTime()
  if (!moment || aheadMs <= 0 || aheadMs > YEARS_AHEAD_MS) throw new DomainError('CHANGE_TIME')
  return moment
}

type NewChange = { code: string; base: number; changes: Change[]; reason: string; effectiveAt: Date | null; tellCompany: boolean; rollBackTo: number | null }

/** The company is locked. */
export async function keepChange(tx: Ctx, change: NewChange): Promise<{ outcome: 'KEPT'; version: number; state: ChangeState }> {
  const { code, base, changes, reason, effectiveAt, tellCompany, rollBackTo } = change
  const isMoney = changes.some(movesMoney)
  const authorId = requireRole(tx, ...READERS)
  const [row] = await tx.db.query<{ version: number }>(
    `INSERT INTO company_change (company_code, version, state, base, changes, is_money, reason, tell_company, roll_back_to, author_id, created_at, effective_at)
     SELECT $1, greatest(c.version, coalesce((SELECT max(version) FROM company_change WHERE company_code = $1), 1)) + 1, 'PENDING', $2, $3::jsonb, $4, $5, $6, $7, $8, $9, $10
     FROM company c WHERE c.code = $1 RETURNING version`,
    [code, base, canonicalJson(changes), isMoney, reason, tellCompany, rollBackTo, authorId, tx.clock.now(), effectiveAt],
  )
  const version = row?.version ?? 0
  await recordAudit(tx, { action: 'company.changeProposed', subjectId: code, key: changeKey(code, version), detail: { version, names: changes.map(({ name }) => name).join(' ') } })
  if (isMoney) return { outcome: 'KEPT', version, state: 'PENDING' }
  const taken = await takeChange(tx, code, version)
  return { outcome: 'KEPT', version, state: await carryOn(tx, taken.change, taken.present) }
}
