import { requireRole } from '@/lib/auth'
import { withTransaction, type Command, type Ctx } from '@/lib/db'
import { MINUTE_MS } from '@/lib/kernel/calendar'
import { DomainError, isDomainError } from '@/lib/kernel/errors'
import { againAt, DONE, recordAudit, type JobOutcome } from '@/lib/platform'
import { mayApprove, READERS } from './authority'
import { carryOn, changeKey, moveChange, takeChange, type ChangeRow } from './move-change'
import { DecideInput } from './schemas'
import type { ChangeState } from './states'

/** The second person agrees. Errors: NOT_FOUND, CHANGE_DECIDED, CHANGE_OWN for its author, FORBIDDEN, COMPANY_BUSY. */
export async function approveChange({ ctx, input }: Command<unknown>): Promise<ChangeState> {
  const userId = requireRole(ctx, ...READERS)
  const { code, version, note } = DecideInput.parse(input)
  return withTransaction(ctx, async (tx) => {
    const { change, present } = await takeChange(tx, code, version)
    requireSecond(tx, change, userId)
    if (change.state !== 'PENDING') throw new DomainError('CHANGE_DECIDED')
    await recordAudit(tx, { action: 'company.changeApproved', subjectId: code, key: changeKey(code, version), detail: { version } })
    return carryOn(tx, change, present, { decidedById: userId, note })
  })
}

/** The second person does not. Errors: as above, and CHANGE_REASON. */
export async function refuseChange({ ctx, input }: Command<unknown>): Promise<void> {
  const userId = requireRole(ctx, ...READERS)
  const { code, version, note } = DecideInput.parse(input)
  if (note === '') throw new DomainError('CHANGE_REASON')
  await withTransaction(ctx, async (tx) => {
    const { change } = await takeChange(tx, code, version)
    requireSecond(tx, change, userId)
    if (change.state !== 'PENDING') throw new DomainError('CHANGE_DECIDED')
    await moveChange(tx, change, 'REFUSED', { decidedById: userId, note })
    await recordAudit(tx, { action: 'company.changeRefused', subjectId: code, key: changeKey(code, version), detail: { version } })
  })
}

/** Its author takes it back before it is in force; an admin may too. Errors: NOT_FOUND, CHANGE_DECIDED, FORBIDDEN. */
export async function withdrawChange({ ctx, input }: Command<unknown>): Promise<void> {
  const userId = requireRole(ctx, ...READERS)
  const { code, version } = DecideInput.parse(input)
  await withTransaction(ctx, async (tx) => {
    const { change } = await takeChange(tx, code, version)
    if (change.authorId !== userId && !isAdmin(tx)) throw new DomainError('FORBIDDEN')
    if (change.state !== 'PENDING' && change.state !== 'SCHEDULED') throw new DomainError('CHANGE_DECIDED')
    await moveChange(tx, change, 'WITHDRAWN')
    await recordAudit(tx, { action: 'company.changeWithdrawn', subjectId: code, key: changeKey(code, version), detail: { version } })
  })
}

const isAdmin = ({ actor }: Ctx): boolean => actor.kind === 'USER' && actor.role === 'ADMIN'

function requireSecond({ actor }: Ctx, { authorId, changes }: ChangeRow, userId: string): void {
  if (authorId === userId) throw new DomainError('CHANGE_OWN')
  if (actor.kind !== 'USER' || !mayApprove(actor.role, changes)) throw new DomainError('FORBIDDEN')
}

/** Job `company.change`, key `<code>:<version>`: the moment of a scheduled change has come; one that has to wait for payments is tried again until they have ended. */
export async function changeCompanyJob(ctx: Ctx, key: string): Promise<JobOutcome> {
  const [code = '', version = ''] = key.split(':')
  try {
    await withTransaction(ctx, async (tx) => {
      const { change, present } = await takeChange(tx, code, Number.parseInt(version, 10))
      if (change.state === 'SCHEDULED') await carryOn(tx, change, present)
    })
  } catch (error) {
    if (isDomainError(error) && error.code === 'COMPANY_BUSY') return againAt(new Date(ctx.clock.now().getTime() + MINUTE_MS))
    throw error
  }
  return DONE
}
