import { requireResident } from '@/lib/auth'
import { withTransaction, type Command, type Ctx } from '@/lib/db'
import { DomainError, isDomainError } from '@/lib/kernel/errors'
import { fenToYuan } from '@/lib/kernel/money'
import { ledgerAccount, postJournal } from '@/lib/ledger'
import { runOnce } from '@/lib/platform'
import { typedFen } from '../typed-amount'
import { AmountInput } from './schemas'
import { scheduleYield } from './pay-yield'

/** More than anybody has. */
const MOST_FEN = 100_000_000_000n

/** 转入: 零钱 → 零钱通, at once. Errors: AMOUNT_*, INSUFFICIENT_BALANCE, IDEMPOTENCY_KEY_REUSED. */
export const moveIn = ({ ctx, input }: Command<unknown>): Promise<{ amountFen: string }> => moveFund(ctx, 'FUND_IN', input)

/** 转出: 零钱通 → 零钱, at once. Errors: AMOUNT_*, FUND_INSUFFICIENT, IDEMPOTENCY_KEY_REUSED. */
export const moveOut = ({ ctx, input }: Command<unknown>): Promise<{ amountFen: string }> => moveFund(ctx, 'FUND_OUT', input)

async function moveFund(ctx: Ctx, kind: 'FUND_IN' | 'FUND_OUT', input: unknown): Promise<{ amountFen: string }> {
  const userId = requireResident(ctx)
  const { amount, idempotencyKey } = AmountInput.parse(input)
  const amountFen = typedFen(amount, { maxFen: MOST_FEN })
  const intoFundFen = kind === 'FUND_IN' ? amountFen : -amountFen
  const move = (tx: Ctx) => postJournal(tx, {
    id: `move:${tx.random.id('mov', `${userId}:${kind}:${idempotencyKey}`)}`, kind, subjectId: userId,
    postings: [{ account: ledgerAccount.fund(userId), amountFen: intoFundFen }, { account: ledgerAccount.wallet(userId), amountFen: -intoFundFen }],
  })
  return withTransaction(ctx, (tx) =>
    runOnce(tx, { key: idempotencyKey, command: kind, input: { amount: fenToYuan(amountFen) } }, async () => {
      await move(tx)
      await scheduleYield(tx)
      return { amountFen: String(amountFen) }
    }),
  ).catch((error: unknown) => {
    throw kind === 'FUND_OUT' && isDomainError(error) && error.code === 'INSUFFICIENT_BALANCE' ? new DomainError('FUND_INSUFFICIENT') : error
  })
}
