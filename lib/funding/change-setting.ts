import { requireRole } from '@/lib/auth'
import { withTransaction, type Command } from '@/lib/db'
import { DomainError } from '@/lib/kernel/errors'
import { fenToYuan, parseYuan } from '@/lib/kernel/money'
import { recordAudit } from '@/lib/platform'
import type { Unit } from './more-settings'
import { ChangeSettingInput, ResetSettingInput } from './schemas'
import { boundsOf, describeSetting } from './setting-bounds'

/** An ADMIN sets what a source may do, for every payment from now on (rule P2). Errors: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, SETTING_RANGE. */
export async function changeSetting({ ctx, input }: Command<unknown>): Promise<void> {
  const userId = requireRole(ctx, 'ADMIN')
  const { source, name, value: typed } = ChangeSettingInput.parse(input)
  const { unit, isOptional } = describeSetting(source, name)
  const value = isOptional && typed.trim() === '' ? null : readValue(unit, typed)
  await withTransaction(ctx, async (tx) => {
    await tx.db.query(
      `INSERT INTO funding_setting (source, name, value, changed_by, changed_at) VALUES ($1, $2, $3::bigint, $4, $5::timestamptz)
       ON CONFLICT (source, name) DO UPDATE SET value = excluded.value, changed_by = excluded.changed_by, changed_at = excluded.changed_at RETURNING name`,
      [source, name, value, userId, ctx.clock.now()],
    )
    await recordAudit(tx, { action: 'setting.changed', subjectId: `${source}.${name}`, detail: { value } })
  })
}

/** Back to where it came from. Errors: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND. */
export async function resetSetting({ ctx, input }: Command<unknown>): Promise<void> {
  requireRole(ctx, 'ADMIN')
  const { source, name } = ResetSettingInput.parse(input)
  describeSetting(source, name)
  await withTransaction(ctx, async (tx) => {
    const gone = await tx.db.query('DELETE FROM funding_setting WHERE source = $1 AND name = $2 RETURNING name', [source, name])
    if (gone.length > 0) await recordAudit(tx, { action: 'setting.reset', subjectId: `${source}.${name}` })
  })
}

/** Amounts are typed in yuan, everything else as a whole number of its unit. */
function readValue(unit: Unit, typed: string): bigint {
  const value = unit === 'FEN' ? parseYuan(typed) : /^\d{1,12}$/.test(typed.normalize('NFKC').trim()) ? BigInt(typed.normalize('NFKC').trim()) : null
  const { low, high } = boundsOf(unit)
  const shown = (bound: bigint) => (unit === 'FEN' ? fenToYuan(bound) : String(bound))
  if (value === null || value < low || value > high) throw new DomainError('SETTING_RANGE', { min: shown(low), max: shown(high) })
  return value
}
