import { checkPaymentPassword, lockPeople, requireResident } from '@/lib/auth'
import { withTransaction, type Command, type Ctx } from '@/lib/db'
import { DomainError } from '@/lib/kernel/errors'
import { fenToYuan } from '@/lib/kernel/money'
import { reserve } from '@/lib/ledger'
import { runOnce, scheduleJob } from '@/lib/platform'
import { typedFen } from '../typed-amount'
import { getTransfer } from './list-transfers'
import { TransferInput, type TransferDto, type TransferKind } from './schemas'
import { termsOf } from './terms'
import { withdrawFee } from './withdraw-fee'

/** 充值 of 零钱 from a 储蓄卡; 零钱 has it once the bank has said so. Errors: PASSWORD_*, NOT_FOUND, CARD_NOT_DEBIT, AMOUNT_*, TRANSFER_DAY_LIMIT, IDEMPOTENCY_KEY_REUSED. */
export const topUp = ({ ctx, input }: Command<unknown>): Promise<TransferDto> => startTransfer(ctx, 'TOP_UP', input)

/** 提现 of 零钱 to a 储蓄卡: set aside with its fee at once, gone once the bank has said so. Errors: as for topUp, INSUFFICIENT_BALANCE. */
export const withdraw = ({ ctx, input }: Command<unknown>): Promise<TransferDto> => startTransfer(ctx, 'WITHDRAW', input)

async function startTransfer(ctx: Ctx, kind: 'TOP_UP' | 'WITHDRAW', input: unknown): Promise<TransferDto> {
  const userId = requireResident(ctx)
  const { cardId, amount, password, idempotencyKey } = TransferInput.parse(input)
  await checkPaymentPassword(ctx, userId, password)
  const { transferId } = await withTransaction(ctx, async (tx) => {
    // Limits and the free rest are counted by one request at a time.
    await lockPeople(tx, [userId])
    return runOnce(tx, { key: idempotencyKey, command: kind, input: { cardId, amount } }, async () => {
      const token = await debitCard(tx, userId, cardId)
      const terms = await termsOf(tx, userId, kind)
      const amountFen = typedFen(amount, { maxFen: terms.paymentFen })
      if (amountFen > terms.dayLeftFen) throw new DomainError('TRANSFER_DAY_LIMIT', { left: fenToYuan(terms.dayLeftFen) })
      return writeTransfer(tx, { kind, userId, about: cardId, token, amountFen, feeFen: withdrawFee(amountFen, terms), key: idempotencyKey })
    })
  })
  return getTransfer({ ctx, input: { transferId } })
}

/** Unbinding takes the card's row first as well: it is over before this, or it finds this transfer. */
async function debitCard(tx: Ctx, userId: string, cardId: string): Promise<string> {
  const [card] = await tx.db.query<{ token: string; kind: string }>('SELECT token, kind FROM bank_card WHERE id = $1 AND user_id = $2 AND unbound_at IS NULL FOR SHARE', [cardId, userId])
  if (!card) throw new DomainError('NOT_FOUND')
  if (card.kind !== 'DEBIT') throw new DomainError('CARD_NOT_DEBIT')
  return card.token
}

type NewTransfer = { kind: TransferKind; userId: string; about: string | null; token: string; amountFen: bigint; feeFen: bigint; key: string }

/** Record, then act: the row, what it sets aside, and the job that asks the bank. Errors: INSUFFICIENT_BALANCE. */
export async function writeTransfer(tx: Ctx, { key, ...transfer }: NewTransfer): Promise<{ transferId: string }> {
  const { kind, userId, amountFen, feeFen } = transfer
  const id = tx.random.id('wtr', `${userId}:${kind}:${key}`)
  await tx.db.prisma.walletTransfer.create({ data: { id, ...transfer, state: 'REQUESTED', createdAt: tx.clock.now() } })
  if (kind !== 'TOP_UP') await reserve(tx, { id, userId, amountFen: amountFen + feeFen })
  await scheduleJob(tx, { kind: 'wallet.transfer', key: id, dueAt: tx.clock.now() })
  return { transferId: id }
}
