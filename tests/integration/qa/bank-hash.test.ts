/** What real chance and the order of arrival leave at the bank side is no part of a world's state hash (rule Q6). */
import { afterAll, expect, it } from 'vitest'
import type { Ctx } from '@/lib/db'
import { bankGateway, type BankCall, type BankFailure, type BankLink } from '@/lib/gateways/bank'
import type { Result } from '@/lib/kernel/result'
import { stateHash } from '@/lib/qa'
import { CARDS_TO_TRY } from '@/lib/simulators/bank'
import { listMessages } from '@/lib/simulators/phone'
import { closeControl } from '@/lib/worlds'
import { inWorld, type TestWorld } from '../../support/world'

afterAll(closeControl)

function value<T>(result: Result<T, BankFailure>): T {
  if (!result.ok) throw new Error(result.error.kind)
  return result.value
}

async function callOf({ db, outside, clock, secrets }: Ctx): Promise<BankCall> {
  const [link] = await db.query<BankLink>(`SELECT endpoint, mchid, serial, private_key AS "privateKey", bank_serial AS "bankSerial", bank_public_key AS "bankPublicKey" FROM bank_link`, [])
  if (!link) throw new Error('no line to the bank side')
  return { link, outside, clock, secrets, record: async () => {} }
}

/** Binds a card, pays twice with it, and captures in the order given. */
async function live(world: TestWorld, order: readonly number[]) {
  const ctx = await world.system()
  const call = await callOf(ctx)
  const [card] = CARDS_TO_TRY
  if (!card) throw new Error('no card')
  const { signUpNo } = value(await bankGateway.signUpCard(call, { pan: card.pan, holderName: card.holderName, idTail: card.idTail, phone: card.phone }))
  const [message] = await listMessages(ctx, { limit: 1 })
  const { token } = value(await bankGateway.confirmSignUp(call, { signUpNo, code: /验证码(\d{6})/.exec(message?.body ?? '')?.[1] ?? '' }))
  for (const n of [1, 2]) value(await bankGateway.authorise(call, { orderNo: `o${n}`, token, merchantNo: '898110100001', amountFen: 100n, maxFeeFen: 0n }))
  for (const n of order) value(await bankGateway.capture(call, { orderNo: `o${n}`, captureNo: `c${n}`, amountFen: 100n, feeFen: 0n }))
  value(await bankGateway.refund(call, { refundNo: 'f1', captureNo: 'c1', amountFen: 100n, feeFen: 0n }))
  return stateHash(world.world)
}

it('the same commands give the same hash, whoever came first', async () => {
  const [one, other] = [await inWorld('demo', (world) => live(world, [1, 2])), await inWorld('demo', (world) => live(world, [2, 1]))]
  expect(other.tables).toEqual(one.tables)
  expect(other.hash).toBe(one.hash)
})

it('other keys give the same hash, other money another', async () => {
  await inWorld('demo', async ({ world }) => {
    const before = await stateHash(world)
    await world.db.query(`UPDATE bank_link SET serial = 'X', private_key = 'X', bank_serial = 'X', bank_public_key = 'X'`, [])
    await world.db.query(`UPDATE sim_bank.link SET serial = 'X', private_key = 'X', platform_serial = 'X', platform_public_key = 'X'`, [])
    expect(await stateHash(world)).toEqual(before)
    await world.db.query(`UPDATE sim_bank.card SET balance_fen = balance_fen + 1 WHERE kind = 'DEBIT'`, [])
    expect((await stateHash(world)).hash).not.toBe(before.hash)
  })
})
