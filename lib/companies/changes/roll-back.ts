import { requireRole } from '@/lib/auth'
import type { Command } from '@/lib/db'
import { DomainError } from '@/lib/kernel/errors'
import { runOnce } from '@/lib/platform'
import { READERS } from './authority'
import { apply, mergeView, reverse } from './diff'
import { appliedSince } from './history'
import { keepChange, requireMay } from './propose-change'
import { readPresent } from './read-settings'
import { RollBackInput, type Proposed } from './schemas'

/**
 * Brings a company back to what it was in a version: a change like any other, made from what has been applied since. Errors: NOT_FOUND for a version that was never in force,
 * CHANGE_EMPTY where nothing has changed since, CHANGE_REASON, FORBIDDEN, COMPANY_NOT_FOUND.
 */
export async function rollBack({ ctx, input }: Command<unknown>): Promise<Proposed> {
  requireRole(ctx, ...READERS)
  const { idempotencyKey, ...asked } = RollBackInput.parse(input)
  if (asked.reason === '') throw new DomainError('CHANGE_REASON')
  return runOnce<Proposed>(ctx, { key: idempotencyKey, command: 'rollBack', input: asked }, async (tx) => {
    const { code, version, base, reason } = asked
    const present = await readPresent(tx, code, { lock: true })
    const wasInForce = version === 1 || (await tx.db.query(`SELECT 1 FROM company_change WHERE company_code = $1 AND version = $2 AND state = 'APPLIED'`, [code, version])).length === 1
    if (!wasInForce) throw new DomainError('NOT_FOUND')
    const changes = reverse(await appliedSince(tx, code, version))
    if (changes.length === 0) throw new DomainError('CHANGE_EMPTY')
    requireMay(tx, changes)
    if (base !== present.version) {
      const then = apply(present.flat, reverse(await appliedSince(tx, code, base)))
      return { outcome: 'CONFLICT', version: present.version, lines: mergeView(then, present.flat, apply(present.flat, changes)) }
    }
    return keepChange(tx, { code, base, changes, reason, effectiveAt: null, tellCompany: true, rollBackTo: version })
  })
}
