/** Rule P1's cards: who may add one, what is kept of it, and how it leaves. */
import { expect, test } from 'vitest'
import { finishCard, getCardSignUp, listCards, startCard, unbindCard } from '@/lib/funding/cards'
import { HOUR_MS } from '@/lib/kernel/calendar'
import { bindCard, cardToTry, payWith } from '../../support/cards'
import { lastCode, newKey, newResident, quote, stateOf } from '../../support/journey'
import { moneyProblems } from '../../support/money-books'
import { refusal } from '../../support/refusal'
import { useWorld } from '../../support/world'

const world = useWorld('demo')

async function signUp(ctx: Awaited<ReturnType<typeof newResident>>['ctx'], which = {}) {
  await ctx.db.query(`UPDATE sim_bank.sign_up SET sent_at = sent_at - interval '2 minutes'`, [])
  const { pan, holderName, idTail, phone } = cardToTry(which)
  return startCard({ ctx: { ...ctx, requestId: newKey() }, input: { pan: pan.replace(/(.{4})/g, '$1 '), holderName: ` ${holderName} `, idTail, phone } })
}

test('the code of the bank brings it in; its number is kept nowhere on our side, not even in what was said', async () => {
  const { ctx } = await newResident(world)
  const { id: signUpId, last4 } = await signUp(ctx)
  expect(await refusal(finishCard({ ctx, input: { signUpId, code: '12' } }))).toBe('CODE_INVALID')
  expect(await refusal(finishCard({ ctx, input: { signUpId, code: (await lastCode(ctx)) === '000000' ? '000001' : '000000' } }))).toBe('CODE_WRONG')
  await finishCard({ ctx, input: { signUpId, code: await lastCode(ctx) } })
  expect(await listCards({ ctx })).toMatchObject([{ kind: 'DEBIT', last4 }])
  const { pan, phone } = cardToTry({})
  const tables = await ctx.db.query<{ name: string }>(`SELECT 'public.' || quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public'`, [])
  for (const { name } of tables) {
    const [found] = await ctx.db.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${name} t WHERE t::text LIKE '%' || $1 || '%' OR t::text LIKE '%' || $2 || '%'`, [pan, phone])
    expect([name, found?.n]).toEqual([name, 0])
  }
})

test('is one’s own: nobody else sees it on its way, finishes or unbinds it', async () => {
  const { ctx } = await newResident(world)
  const { ctx: stranger } = await newResident(world)
  const { id: signUpId } = await signUp(ctx)
  const code = await lastCode(ctx)
  expect(await refusal(getCardSignUp({ ctx: stranger, input: { signUpId } }))).toBe('NOT_FOUND')
  expect(await refusal(finishCard({ ctx: stranger, input: { signUpId, code } }))).toBe('NOT_FOUND')
  const { id: cardId } = await finishCard({ ctx, input: { signUpId, code } })
  expect(await refusal(unbindCard({ ctx: stranger, input: { cardId } }))).toBe('NOT_FOUND')
  expect(await refusal(finishCard({ ctx, input: { signUpId, code } }))).toBe('NOT_FOUND')
  const again = await signUp(ctx)
  expect(await refusal(finishCard({ ctx, input: { signUpId: again.id, code: await lastCode(ctx) } }))).toBe('CARD_BOUND')
})

test('taken away while it waits to be credited: the payment comes to its end all the same', async () => {
  const { ctx, accounts } = await newResident(world, { numbers: ['0100000001'] })
  const card = await bindCard(ctx, { kind: 'CREDIT' })
  const { id } = await quote(ctx, accounts[0] ?? '', 'PART', '1')
  await payWith(ctx, id, card)
  expect(await refusal(unbindCard({ ctx, input: { cardId: card } }))).toBe('CARD_IN_USE')
  await world.runDue()
  await unbindCard({ ctx, input: { cardId: card } })
  await world.advance(2 * HOUR_MS)
  expect([await stateOf(ctx, id), await listCards({ ctx }), await moneyProblems(ctx), world.jobErrors]).toEqual(['SUCCEEDED', [], [], []])
})

test('numbers that are none are refused before a bank is asked, and a wallet holds fifteen', async () => {
  const { ctx } = await newResident(world)
  const before = await ctx.db.prisma.wireMessage.count()
  for (const pan of ['', '1234', '4111111111111112', '9'.repeat(40), `4111' OR '1'='1`]) {
    expect(await refusal(startCard({ ctx, input: { pan, holderName: 'x', idTail: '0000', phone: '13800000000' } }))).toBe('CARD_NUMBER')
  }
  expect(await ctx.db.prisma.wireMessage.count()).toBe(before)
  await ctx.db.query(
    `INSERT INTO bank_card (id, user_id, token, par, bank_code, bank_name, kind, last4, bound_at) SELECT 'full' || n, $1, 'full' || n, 'full' || n, 'ICBC', 'ICBC', 'DEBIT', '0000', $2 FROM generate_series(1, 15) n`,
    [ctx.actor.kind === 'USER' ? ctx.actor.userId : '', ctx.clock.now()],
  )
  expect(await refusal(signUp(ctx))).toBe('CARD_LIMIT')
})
