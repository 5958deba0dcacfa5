/** What a resident reads about the course of a payment, and about what comes next. */
import { expect, test } from 'vitest'
import { historyOf } from '@/components/payment/history'
import type { Ctx } from '@/lib/db'
import { LOCALES, translator, type Locale } from '@/lib/i18n'
import { HOUR_MS } from '@/lib/kernel/calendar'
import { confirmPayment, getPayment, listTransitions } from '@/lib/payments'
import { readOutlook } from '@/lib/payments/records'
import { bindCard, payWith } from '../../support/cards'
import { confirm, newKey, newResident, quote } from '../../support/journey'
import { useWorld } from '../../support/world'

const world = useWorld('demo')

async function told(ctx: Ctx, paymentId: string, locale: Locale = 'zh-CN') {
  const as = { ctx: await world.as(ctx.actor), input: { paymentId } }
  const [payment, transitions, outlook] = await Promise.all([getPayment(as), listTransitions(as), readOutlook(as)])
  return historyOf({ payment, transitions, outlook }, locale, translator(locale))
}
const texts = async (ctx: Ctx, id: string) => (await told(ctx, id)).map(({ text }) => text)

test('a card that is refused, then 零钱: each try and why, and nothing is left to come', async () => {
  const { ctx, accounts: [account = ''] } = await newResident(world, { numbers: ['0100000001'] })
  const card = await bindCard(ctx, { zh: /冻结/ })
  const { id } = await quote(ctx, account, 'PART', '1.23')
  await payWith(ctx, id, card)
  expect((await told(ctx, id)).at(-1)).toMatchObject({ text: expect.stringContaining('等银行答复'), at: '马上', isAhead: true })
  await world.runDue()
  await confirmPayment({ ctx, input: { paymentId: id, idempotencyKey: newKey() } })
  await world.runDue()
  expect(await texts(ctx, id)).toEqual(['下单', '已确认付款，正在向银行请求 ¥1.23', expect.stringMatching(/^银行没有同意：.*冻结/), '改用零钱付款成功，¥1.23 已为这次缴费预留', '已提交缴费单位', '缴费单位已入账'])
})

test('no answer: what is done next and when, until the money is back', async () => {
  const { ctx, accounts: [account = ''] } = await newResident(world, { numbers: ['0100000410'] })
  const { id } = await quote(ctx, account)
  await confirm(ctx, id)
  await world.runDue()
  expect((await told(ctx, id)).at(-1)).toMatchObject({ text: expect.stringContaining('再次向缴费单位核实'), at: expect.stringMatching(/^预计 .*\d\d:\d\d:\d\d$/), isAhead: true })
  await world.advance(2 * HOUR_MS)
  const end = await told(ctx, id)
  expect([end.some(({ isAhead }) => isAhead), end.at(-1)?.text]).toEqual([false, expect.stringMatching(/^没有入账，¥[\d.,]+ 已原路退回$/)])
})

test('a card whose money the company never credited: the bank gives it back, and says so', async () => {
  const { ctx, accounts: [account = ''] } = await newResident(world, { numbers: ['0100000410'] })
  const { id } = await quote(ctx, account)
  await payWith(ctx, id, await bindCard(ctx, {}))
  await world.runDue()
  await world.advance(2 * HOUR_MS)
  for (const locale of LOCALES) {
    const items = (await told(ctx, id, locale)).map(({ text }) => text)
    expect(items.at(-1)).toMatch(locale === 'en' ? /^The bank returned ¥[\d.,]+ to / : /^银行已把 ¥[\d.,]+ 退回/)
    expect(items.join()).not.toMatch(/\{\w+\}|undefined|null/)
  }
})
