/** 亲情卡 (rule P2): what the giver allows, what the receiver may, and who hears of it. */
import { describe, expect, test } from 'vitest'
import type { Ctx } from '@/lib/db'
import { answerOffer, changeLimit, endCard, getFamilyCard, giveCard, listFamilyCards, listSpending, pauseCard, resumeCard } from '@/lib/funding/family'
import { DAY_MS, HOUR_MS } from '@/lib/kernel/calendar'
import { balanceOf, ledgerAccount } from '@/lib/ledger'
import { payWith } from '../../support/cards'
import { giveTo, nameOf, offerTo } from '../../support/family'
import { newKey, newResident, PASSWORD, quote, stateOf, userIdOf } from '../../support/journey'
import { moneyProblems } from '../../support/money-books'
import { refusal } from '../../support/refusal'
import { useWorld } from '../../support/world'

const world = useWorld('demo')
const walletOf = (ctx: Ctx) => balanceOf(ctx, ledgerAccount.wallet(userIdOf(ctx)))
const one = (familyCardId: string) => ({ familyCardId })

async function two({ walletFen = 100_000n, numbers = ['0100000001'] } = {}) {
  const giver = (await newResident(world, { walletFen })).ctx
  const { ctx: receiver, accounts } = await newResident(world, { walletFen: 0n, numbers })
  return { giver, receiver, account: accounts[0] ?? '' }
}

async function noticesOf(ctx: Ctx) {
  const rows = await ctx.db.prisma.serviceNotice.findMany({ where: { userId: userIdOf(ctx) }, orderBy: [{ at: 'asc' }, { kind: 'asc' }] })
  return rows.map(({ kind, params }) => ({ kind, params }))
}

describe('from offer to end', () => {
  test('offered, accepted, paid with, ended: the giver hears of each', async () => {
    const { giver, receiver, account } = await two()
    const card = await giveTo(giver, receiver, { limit: '500', relation: 'MOTHER' })
    const { id } = await quote(receiver, account, 'PART', '50')
    await payWith(receiver, id, card)
    expect([await walletOf(giver), await walletOf(receiver)]).toEqual([95_000n, 0n])
    await world.runDue()
    expect(await stateOf(receiver, id)).toBe('SUCCEEDED')
    await endCard({ ctx: giver, input: one(card) })
    const name = await nameOf(receiver)
    expect((await noticesOf(giver)).map(({ kind }) => kind).sort()).toEqual(['FAMILY_ACCEPTED', 'FAMILY_ENDED', 'FAMILY_GIVEN', 'FAMILY_PAID'])
    expect((await noticesOf(giver)).find(({ kind }) => kind === 'FAMILY_PAID')?.params).toEqual({ receiver: name, amount: '50.00', left: '450.00', month: '2026-03' })
    expect((await noticesOf(receiver)).map(({ kind }) => kind).sort()).toEqual(['FAMILY_OFFERED', 'FAMILY_TAKEN_BACK', 'PAYMENT_SUCCEEDED'])
    expect((await listSpending({ ctx: giver, input: one(card) })).items).toMatchObject([{ amountFen: 5_000n, state: 'SUCCEEDED' }])
    expect(await refusal(listSpending({ ctx: receiver, input: one(card) }))).toBe('NOT_FOUND')
    expect(await moneyProblems(giver)).toEqual([])
  })

  test('declined, or not answered within a day', async () => {
    const { giver, receiver } = await two()
    const declined = await offerTo(giver, receiver)
    expect(await answerOffer({ ctx: receiver, input: { ...one(declined), answer: 'DECLINE' } })).toMatchObject({ state: 'ENDED', endedBy: 'DECLINED' })
    const late = await offerTo(giver, receiver)
    await world.advance(DAY_MS - 1)
    expect(await getFamilyCard({ ctx: giver, input: one(late) })).toMatchObject({ state: 'OFFERED' })
    await world.advance(1)
    expect(await getFamilyCard({ ctx: giver, input: one(late) })).toMatchObject({ state: 'ENDED', endedBy: 'EXPIRED' })
    for (const card of [declined, late]) expect(await refusal(answerOffer({ ctx: receiver, input: { ...one(card), answer: 'ACCEPT' } }))).toBe('CONFLICT')
  })

  test('paused and resumed; the receiver may end it too; nothing can be done with an ended one', async () => {
    const { giver, receiver, account } = await two()
    const card = await giveTo(giver, receiver)
    await pauseCard({ ctx: giver, input: one(card) })
    const { id } = await quote(receiver, account, 'PART', '1')
    expect(await refusal(payWith(receiver, id, card))).toBe('SOURCE_UNAVAILABLE')
    await resumeCard({ ctx: giver, input: one(card) })
    expect(await refusal(resumeCard({ ctx: giver, input: one(card) }))).toBe('CONFLICT')
    expect(await endCard({ ctx: receiver, input: one(card) })).toMatchObject({ state: 'ENDED', endedBy: 'RECEIVER' })
    for (const verb of [endCard, pauseCard, resumeCard]) expect(await refusal(verb({ ctx: giver, input: one(card) }))).toBe('CONFLICT')
    expect(await refusal(payWith(receiver, id, card))).toBe('SOURCE_UNAVAILABLE')
  })

  test('ended while a payment is under way: that one is brought to its end', async () => {
    const { giver, receiver, account } = await two()
    const card = await giveTo(giver, receiver)
    const { id } = await quote(receiver, account, 'PART', '20')
    await payWith(receiver, id, card)
    await endCard({ ctx: giver, input: one(card) })
    await world.runDue()
    expect([await stateOf(receiver, id), await walletOf(giver), await moneyProblems(giver)]).toEqual(['SUCCEEDED', 98_000n, []])
  })

  test('a payment that fails brings the money back to the giver, and counts no more', async () => {
    const { giver, receiver, account } = await two({ numbers: ['0100000500'] })
    const card = await giveTo(giver, receiver)
    const { id } = await quote(receiver, account, 'PREPAY', '150')
    await payWith(receiver, id, card)
    expect(await getFamilyCard({ ctx: giver, input: one(card) })).toMatchObject({ leftFen: 35_000n })
    await world.runDue()
    expect([await stateOf(receiver, id), await walletOf(giver), await walletOf(receiver)]).toEqual(['FAILED', 100_000n, 0n])
    expect(await getFamilyCard({ ctx: giver, input: one(card) })).toMatchObject({ leftFen: 50_000n })
    expect((await noticesOf(giver)).some(({ kind }) => kind === 'FAMILY_PAID')).toBe(false)
    expect(await moneyProblems(giver)).toEqual([])
  })
})

describe('limits', () => {
  test('of a month, lower or higher at the giver’s word, never above the setting', async () => {
    const { giver, receiver, account } = await two({ walletFen: 1_000_000n })
    expect(await refusal(giveCard({ ctx: giver, input: { nickname: await nameOf(receiver), relation: 'CHILD', limit: '3000.01', password: PASSWORD, idempotencyKey: newKey() } }))).toBe('AMOUNT_TOO_LARGE')
    const card = await giveTo(giver, receiver, { limit: '100' })
    const first = await quote(receiver, account, 'PREPAY', '100.01')
    expect(await refusal(payWith(receiver, first.id, card))).toBe('SOURCE_MONTH_LIMIT')
    await changeLimit({ ctx: giver, input: { ...one(card), limit: '3000', password: PASSWORD } })
    await payWith(receiver, first.id, card)
    await world.runDue()
    await changeLimit({ ctx: giver, input: { ...one(card), limit: '50', password: PASSWORD } })
    expect(await getFamilyCard({ ctx: receiver, input: one(card) })).toMatchObject({ limitFen: 5_000n, leftFen: 0n })
    expect(await refusal(changeLimit({ ctx: giver, input: { ...one(card), limit: '60', password: '654321' } }))).toBe('PASSWORD_WRONG')
    expect(await refusal(changeLimit({ ctx: receiver, input: { ...one(card), limit: '60', password: PASSWORD } }))).toBe('NOT_FOUND')
    await world.advance(20 * DAY_MS)
    expect(await getFamilyCard({ ctx: await world.as(receiver.actor), input: one(card) })).toMatchObject({ leftFen: 5_000n })
  })

  test('four are given at most, of a relation so many, also when ten offers race', async () => {
    const giver = (await newResident(world)).ctx
    const people = await Promise.all(Array.from({ length: 10 }, async () => (await newResident(world)).ctx))
    const relations = ['FATHER', 'MOTHER', 'SPOUSE', 'CHILD', 'CHILD']
    const offers = await Promise.allSettled(people.map((person, n) => offerTo(giver, person, { relation: relations[n % 5] })))
    expect(offers.filter(({ status }) => status === 'fulfilled')).toHaveLength(4)
    expect(await listFamilyCards({ ctx: giver })).toHaveLength(4)
    const other = (await newResident(world)).ctx
    await offerTo(other, people[0] as Ctx, { relation: 'FATHER' })
    expect(await refusal(offerTo(other, people[1] as Ctx, { relation: 'FATHER' }))).toBe('FAMILY_RELATION_TAKEN')
    expect(await refusal(offerTo(other, people[0] as Ctx, { relation: 'MOTHER' }))).toBe('FAMILY_EXISTS')
  })

  test('three are had at most, also when five are accepted at once', async () => {
    const receiver = (await newResident(world)).ctx
    const cards = await Promise.all(Array.from({ length: 5 }, async () => offerTo((await newResident(world)).ctx, receiver)))
    const answers = await Promise.allSettled(cards.map((card) => answerOffer({ ctx: receiver, input: { ...one(card), answer: 'ACCEPT' } })))
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(3)
  })

  test('accepted and taken back at once: one of the two', async () => {
    const { giver, receiver } = await two()
    const card = await offerTo(giver, receiver)
    await Promise.allSettled([answerOffer({ ctx: receiver, input: { ...one(card), answer: 'ACCEPT' } }), endCard({ ctx: giver, input: one(card) }), answerOffer({ ctx: receiver, input: { ...one(card), answer: 'DECLINE' } })])
    expect((await getFamilyCard({ ctx: giver, input: one(card) })).state).toBe('ENDED')
  })
})

describe('who', () => {
  test('nobody of that name, oneself, two of a name', async () => {
    const { giver, receiver } = await two()
    const give = async (nickname: string) => refusal(giveCard({ ctx: giver, input: { nickname, relation: 'CHILD', limit: '1', password: PASSWORD, idempotencyKey: newKey() } }))
    expect([await give('没有这个人'), await give(await nameOf(giver)), await give('管理员')]).toEqual(['FAMILY_PERSON', 'FAMILY_SELF', 'FAMILY_PERSON'])
    await giver.db.prisma.user.update({ where: { id: userIdOf((await newResident(world)).ctx) }, data: { displayName: await nameOf(receiver) } })
    expect(await give(await nameOf(receiver))).toBe('FAMILY_PERSON_TWICE')
  })

  test('the same key twice is one card; a stranger has no business with it', async () => {
    const { giver, receiver } = await two()
    const idempotencyKey = newKey()
    const ids = await Promise.all([1, 2, 3].map(() => offerTo(giver, receiver, { idempotencyKey })))
    expect(new Set(ids).size).toBe(1)
    const stranger = (await newResident(world)).ctx
    const [card = ''] = ids
    for (const verb of [getFamilyCard, pauseCard, resumeCard, endCard, listSpending]) expect(await refusal(verb({ ctx: stranger, input: one(card) }))).toBe('NOT_FOUND')
    expect(await refusal(answerOffer({ ctx: giver, input: { ...one(card), answer: 'ACCEPT' } }))).toBe('NOT_FOUND')
    await world.advance(HOUR_MS)
    expect([await moneyProblems(giver), world.jobErrors]).toEqual([[], []])
  })
})
