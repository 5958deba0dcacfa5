import { requireResident } from '@/lib/auth'
import { withTransaction, type Command, type Ctx } from '@/lib/db'
import { valueOrThrow } from '@/lib/kernel/errors'
import { recordAudit } from '@/lib/platform'
import { checkAlias } from './alias'
import { lockAccountsOf, refuseTaken, whyNotBound } from './bound-accounts'
import { ownGroup, type Group } from './groups'
import { MoveAccountInput, RenameAccountInput } from './schemas'

/** Errors: NOT_FOUND, ACCOUNT_UNBOUND, ALIAS_* (also of another account, rule B6). */
export async function renameAccount({ ctx, input }: Command<unknown>): Promise<void> {
  const { waterAccountId, ...given } = RenameAccountInput.parse(input)
  const alias = valueOrThrow(checkAlias(given.alias))
  await change(ctx, waterAccountId, 'renameAccount', async (tx, userId) => {
    refuseTaken(await lockAccountsOf(tx, userId), alias, waterAccountId)
    return { alias }
  })
}

/** Into a group of everybody's or of the resident's own (rule A2). Errors: NOT_FOUND, ACCOUNT_UNBOUND, GROUP_*. */
export async function moveAccount({ ctx, input }: Command<unknown>): Promise<void> {
  const { waterAccountId, groupKind, groupName } = MoveAccountInput.parse(input)
  const group: Group = groupKind === 'OWN' ? valueOrThrow(ownGroup(groupName)) : { groupKind, groupName: '' }
  await change(ctx, waterAccountId, 'moveAccount', async () => group)
}

type Changes = { alias: string } | Group

async function change(ctx: Ctx, id: string, action: string, decide: (tx: Ctx, userId: string) => Promise<Changes>): Promise<void> {
  const userId = requireResident(ctx)
  await withTransaction(ctx, async (tx) => {
    const data = await decide(tx, userId)
    const { count } = await tx.db.prisma.waterAccount.updateMany({ where: { id, userId, unboundAt: null }, data })
    if (count !== 1) throw await whyNotBound(tx, userId, id)
    await recordAudit(tx, { action, subjectId: id, detail: data })
  })
}
