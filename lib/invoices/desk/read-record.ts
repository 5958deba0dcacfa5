import { requireDesk } from '@/lib/auth'
import type { Command } from '@/lib/db'
import { DomainError } from '@/lib/kernel/errors'
import { listWire } from '@/lib/platform'
import { InvoiceIdInput } from '../red/schemas'
import { STUCK_MS, stuckSql } from './list-desk'
import type { DeskRecord } from './schemas'

/** What staff see of an invoice beside what its owner does: whose it is, how often it was asked for, and each message with the bureau, oldest first. Errors: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND. */
export async function readDeskRecord({ ctx, input }: Command<unknown>): Promise<DeskRecord> {
  requireDesk(ctx)
  const { invoiceId } = InvoiceIdInput.parse(input)
  const [row] = await ctx.db.query<Omit<DeskRecord, 'messages'>>(
    `SELECT u.display_name AS resident, i.attempt, ${stuckSql(2)} AS "isStuck" FROM invoice i JOIN app_user u ON u.id = i.user_id WHERE i.id = $1`,
    [invoiceId, new Date(ctx.clock.now().getTime() - STUCK_MS)],
  )
  if (!row) throw new DomainError('NOT_FOUND')
  const wire = await listWire(ctx, invoiceId)
  return { ...row, messages: wire.map(({ id, at, operation, outcome, request, response }) => ({ id, at, operation, outcome, request, response })) }
}
