import { requireResident } from '@/lib/auth'
import type { Command } from '@/lib/db'
import { HOUR_MS, SECOND_MS } from '@/lib/kernel/calendar'
import { normalizeNumber } from '@/lib/kernel/digits'
import { DomainError } from '@/lib/kernel/errors'
import { isCardNumber } from '@/lib/kernel/luhn'
import { countAttempt } from '@/lib/platform'
import { bankAnswerOrThrow } from '../bank-answer'
import { talkToBank } from '../talk-to-bank'
import { listCards, MAX_CARDS } from './list-cards'
import { StartCardInput, type CardSignUpDto } from './schemas'

/**
 * A card is to come into the wallet: its bank compares name, ID and phone with its own, and sends a code to that phone (rule P1). The
 * number goes to the bank and is not kept. Errors: CARD_NUMBER, CARD_LIMIT, CARD_MISMATCH, CARD_NOT_BINDABLE, CODE_TOO_FREQUENT, RATE_LIMITED, BANK_*.
 */
export async function startCard({ ctx, input }: Command<unknown>): Promise<CardSignUpDto> {
  const userId = requireResident(ctx)
  const { pan: typed, holderName, idTail, phone } = StartCardInput.parse(input)
  const pan = normalizeNumber(typed)
  if (!isCardNumber(pan)) throw new DomainError('CARD_NUMBER')
  if ((await listCards({ ctx })).length >= MAX_CARDS) throw new DomainError('CARD_LIMIT', { max: MAX_CARDS })
  // Whoever tries numbers out is stopped by us before the banks are asked.
  await countAttempt(ctx, { key: `card:${userId}`, max: 20, windowMs: HOUR_MS, code: 'RATE_LIMITED' })
  const topic = { subjectId: userId, sequence: `signUp:${ctx.requestId}` }
  const { signUpNo, phoneMasked, expiresInSeconds } = bankAnswerOrThrow(
    await talkToBank(ctx, topic, (gateway, call) => gateway.signUpCard(call, { pan, holderName: holderName.trim(), idTail: idTail.toUpperCase(), phone: normalizeNumber(phone) })),
  )
  const expiresAt = new Date(ctx.clock.now().getTime() + expiresInSeconds * SECOND_MS)
  const signUp = { id: ctx.random.id('csu', `${userId}:${signUpNo}`), last4: pan.slice(-4), phoneMasked, expiresAt }
  await ctx.db.prisma.cardSignUp.create({ data: { ...signUp, userId, signUpNo } })
  return signUp
}
