import { lockPeople, requireResident } from '@/lib/auth'
import { withTransaction, type Command, type Ctx } from '@/lib/db'
import { DomainError } from '@/lib/kernel/errors'
import { recordAudit } from '@/lib/platform'
import { bankAnswerOrThrow } from '../bank-answer'
import { talkToBank } from '../talk-to-bank'
import { listCards, MAX_CARDS } from './list-cards'
import { CardSignUpInput, FinishCardInput, type BankCardDto, type CardSignUpDto } from './schemas'

type SignUpRow = CardSignUpDto & { signUpNo: string; endedAt: Date | null }

/** The card on its way. Errors: NOT_FOUND, also for somebody else's and for one that has arrived. */
export async function getCardSignUp({ ctx, input }: Command<unknown>): Promise<CardSignUpDto> {
  const { id, last4, phoneMasked, expiresAt } = await find(ctx, CardSignUpInput.parse(input).signUpId)
  return { id, last4, phoneMasked, expiresAt }
}

/** The code from the bank's text message brings the card into the wallet. Errors: NOT_FOUND, CARD_BOUND, CARD_LIMIT, CODE_*, BANK_*. */
export async function finishCard({ ctx, input }: Command<unknown>): Promise<BankCardDto> {
  const userId = requireResident(ctx)
  const { signUpId, code } = FinishCardInput.parse(input)
  const { signUpNo } = await find(ctx, signUpId)
  if (!/^\d{6}$/.test(code)) throw new DomainError('CODE_INVALID')
  const topic = { subjectId: signUpId, sequence: `confirm:${ctx.requestId}` }
  const card = bankAnswerOrThrow(await talkToBank(ctx, topic, (gateway, call) => gateway.confirmSignUp(call, { signUpNo, code })))
  const id = ctx.random.id('bcd', signUpId)
  await withTransaction(ctx, async (tx) => {
    // One wallet is filled by one request at a time, so that two cannot both be the last that fits.
    await lockPeople(tx, [userId])
    const cards = await listCards({ ctx: tx })
    if (cards.length >= MAX_CARDS) throw new DomainError('CARD_LIMIT', { max: MAX_CARDS })
    const added = await tx.db.query(
      `INSERT INTO bank_card (id, user_id, token, par, bank_code, bank_name, kind, last4, bound_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING RETURNING id`,
      [id, userId, card.token, card.par, card.bankCode, card.bankName, card.kind, card.last4, ctx.clock.now()],
    )
    if (added.length === 0) throw new DomainError('CARD_BOUND')
    await tx.db.query('UPDATE card_sign_up SET ended_at = $2 WHERE id = $1 RETURNING id', [signUpId, ctx.clock.now()])
    await recordAudit(tx, { action: 'card.bound', subjectId: id })
  })
  return { id, bankName: card.bankName, kind: card.kind, last4: card.last4, boundAt: ctx.clock.now() }
}

async function find(ctx: Ctx, signUpId: string): Promise<SignUpRow> {
  const userId = requireResident(ctx)
  const row = await ctx.db.prisma.cardSignUp.findFirst({ where: { id: signUpId, userId, endedAt: null } })
  if (!row) throw new DomainError('NOT_FOUND')
  return row
}
