import { checkPaymentPassword, lockPeople, requireResident } from '@/lib/auth'
import { withTransaction, type Command } from '@/lib/db'
import { DomainError } from '@/lib/kernel/errors'
import { recall, runOnce } from '@/lib/platform'
import { typedFen } from '../typed-amount'
import { getTransfer, writeTransfer } from '../wallet'
import type { TransferDto } from '../wallet/schemas'
import { askLender, readLine, repayingOf } from './read-credit'
import { RepayInput } from './schemas'

/**
 * 还款 from 零钱: set aside at once, the lender's once the bank has said so. No more than is owed and not on its way already.
 * Errors: PASSWORD_*, NOT_FOUND, AMOUNT_*, CREDIT_NOTHING_OWED, INSUFFICIENT_BALANCE, BANK_UNAVAILABLE, IDEMPOTENCY_KEY_REUSED.
 */
export async function repayCredit({ ctx, input }: Command<unknown>): Promise<TransferDto> {
  const userId = requireResident(ctx)
  const { amount, password, idempotencyKey } = RepayInput.parse(input)
  const line = await readLine(ctx, userId)
  if (!line) throw new DomainError('NOT_FOUND')
  await checkPaymentPassword(ctx, userId, password)
  const once = { key: idempotencyKey, command: 'REPAY', input: { amount } }
  const known = await recall<{ transferId: string }>(ctx, once)
  if (known) return getTransfer({ ctx, input: known })
  const debt = await askLender(ctx, line)
  if (!debt) throw new DomainError('BANK_UNAVAILABLE')
  const { transferId } = await withTransaction(ctx, async (tx) => {
    await lockPeople(tx, [userId])
    return runOnce(tx, once, async () => {
      const owedFen = debt.usedFen - (await repayingOf(tx, userId))
      if (owedFen <= 0n) throw new DomainError('CREDIT_NOTHING_OWED')
      return writeTransfer(tx, { kind: 'REPAY', userId, about: null, token: line.token, amountFen: typedFen(amount, { maxFen: owedFen }), feeFen: 0n, key: idempotencyKey })
    })
  })
  return getTransfer({ ctx, input: { transferId } })
}
