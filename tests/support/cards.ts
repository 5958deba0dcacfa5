/** Cards in a test's wallet. */
import type { Ctx } from '@/lib/db'
import { finishCard, startCard } from '@/lib/funding/cards'
import { CARDS_TO_TRY, type CardBehaviour } from '@/lib/simulators/bank'
import { confirmPayment } from '@/lib/payments'
import { lastCode, newKey, PASSWORD } from './journey'

export type WhichCard = { behaviour?: CardBehaviour; kind?: 'DEBIT' | 'CREDIT'; zh?: RegExp }

/** One of the cards that anybody may bind. */
export function cardToTry({ behaviour = 'NORMAL', kind = 'DEBIT', zh = /./ }: WhichCard) {
  const card = CARDS_TO_TRY.find((one) => one.holderName === '试卡人' && one.behaviour === behaviour && one.kind === kind && zh.test(one.zh))
  if (!card) throw new Error('no such card to try')
  return card
}

export async function bindCard(ctx: Ctx, which: WhichCard = {}): Promise<string> {
  // The bank sends one code a minute, and so many a day; a test does not wait for it.
  await ctx.db.query(`UPDATE sim_bank.sign_up SET sent_at = sent_at - interval '2 days'`, [])
  const { pan, holderName, idTail, phone } = cardToTry(which)
  const { id: signUpId } = await startCard({ ctx: { ...ctx, requestId: newKey() }, input: { pan, holderName, idTail, phone } })
  const { id } = await finishCard({ ctx, input: { signUpId, code: await lastCode(ctx) } })
  return id
}

/** Agrees to a quote with an instrument. */
export async function payWith(ctx: Ctx, paymentId: string, instrument: string, feeFen = '0', idempotencyKey = newKey()) {
  return confirmPayment({ ctx, input: { paymentId, password: PASSWORD, idempotencyKey, instrument, feeFen } })
}
