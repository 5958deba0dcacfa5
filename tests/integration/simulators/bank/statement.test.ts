import { expect, it } from 'vitest'
import { shanghaiInstant } from '@/lib/kernel/calendar'
import { sumFen } from '@/lib/kernel/money'
import { brokenBankRules } from './books'
import { OK, OPENING_FEN, refused, useBankWorld, valueIn } from './harness'

const world = useBankWorld('statement')
const statement = (day: string) => world().gateway.statement(world().call(), { day })
const balanceAt = async (at: Date) => valueIn(await world().gateway.custodianBalance(world().call(), { at })).balanceFen
const receive = (amountFen: bigint, receiveNo = world().number()) => world().gateway.receive(world().call(), { receiveNo, from: 'FUND', amountFen })

it('is there from 09:00 of the next day, and adds up', async () => {
  const order = world().order(await world().tokenOf(), 9_000n)
  const [captureNo, refundNo, topUpNo, payOutNo] = [world().number(), world().number(), world().number(), world().number()]
  valueIn(await world().gateway.authorise(world().call(), order))
  valueIn(await world().gateway.capture(world().call(), { orderNo: order.orderNo, captureNo, amountFen: 9_000n, feeFen: 0n }))
  valueIn(await world().gateway.refund(world().call(), { refundNo, captureNo, amountFen: 1_000n, feeFen: 0n }))
  valueIn(await world().gateway.topUp(world().call(), { topUpNo, token: order.token, amountFen: 500n }))
  valueIn(await world().gateway.payOut(world().call(), { payOutNo, to: { kind: 'FUND' }, amountFen: 300n, memo: '' }))
  for (const day of ['2026-03-16', '2026-03-17', '2030-01-01', '2026-03-15']) expect(await statement(day)).toMatchObject(refused('NO_STATEMENT', { code: 'NO_STATEMENT_EXIST' }))
  world().at = shanghaiInstant(2026, 3, 17, 8, 59, 59)
  expect(await statement('2026-03-16')).toMatchObject(refused('STATEMENT_CREATING', { code: 'STATEMENT_CREATING' }))
  world().at = shanghaiInstant(2026, 3, 17, 9)
  const { openingFen, closingFen, entries } = valueIn(await statement('2026-03-16'))
  expect({ openingFen, closingFen }).toEqual({ openingFen: 0n, closingFen: OPENING_FEN + 8_200n })
  expect(entries).toEqual([
    { seq: 1n, kind: 'OPENING', reference: 'topup:all', amountFen: OPENING_FEN },
    { seq: 2n, kind: 'CAPTURE', reference: captureNo, amountFen: 9_000n },
    { seq: 3n, kind: 'REFUND', reference: refundNo, amountFen: -1_000n },
    { seq: 4n, kind: 'TOP_UP', reference: topUpNo, amountFen: 500n },
    { seq: 5n, kind: 'PAY_OUT', reference: payOutNo, amountFen: -300n },
  ].map((entry) => ({ ...entry, at: shanghaiInstant(2026, 3, 16, 10) })))
})

it('of a day without movements is empty; each day begins where the last one ended', async () => {
  world().at = shanghaiInstant(2026, 3, 18, 12)
  expect(await receive(7n)).toEqual(OK)
  world().at = shanghaiInstant(2026, 3, 19, 9)
  const [empty, next] = [valueIn(await statement('2026-03-17')), valueIn(await statement('2026-03-18'))]
  expect(empty).toEqual({ openingFen: OPENING_FEN + 8_200n, closingFen: OPENING_FEN + 8_200n, entries: [] })
  expect(next).toMatchObject({ openingFen: empty.closingFen, closingFen: empty.closingFen + 7n, entries: [{ seq: 6n }] })
})

it('comes in pages, as many as it takes', async () => {
  world().at = shanghaiInstant(2026, 3, 20, 10)
  await world().rows(`SELECT sim_bank.book('RECEIVE', 'many' || n, n, $1)::text FROM generate_series(1, 1234) n`, [world().at])
  world().at = shanghaiInstant(2026, 3, 21, 10)
  world().recorded.length = 0
  const { openingFen, closingFen, entries } = valueIn(await statement('2026-03-20'))
  expect(entries).toHaveLength(1_234)
  expect(openingFen + sumFen(entries.map(({ amountFen }) => amountFen))).toBe(closingFen)
  expect(world().recorded).toHaveLength(3)
  await world().rows(`INSERT INTO sim_bank.transfer (no, kind, party, party_ref, amount_fen, memo, at) SELECT 'many' || n, 'RECEIVE', 'FUND', '', n, '', $1 FROM generate_series(1, 1234) n RETURNING no`, [world().at])
})

it('never changes once it was given out: what comes in late counts for the next day', async () => {
  world().at = shanghaiInstant(2026, 3, 22, 10)
  const before = valueIn(await statement('2026-03-21'))
  // A request that the clock overtook.
  world().at = shanghaiInstant(2026, 3, 21, 23, 59, 59)
  const receiveNo = world().number()
  expect(await receive(11n, receiveNo)).toEqual(OK)
  world().at = shanghaiInstant(2026, 3, 23, 10)
  expect(valueIn(await statement('2026-03-21'))).toEqual(before)
  expect(valueIn(await statement('2026-03-22')).entries).toMatchObject([{ reference: receiveNo, amountFen: 11n }])
})

it('the balance at a moment is the sum of what came before', async () => {
  expect(await balanceAt(shanghaiInstant(2026, 3, 16, 9, 59, 59))).toBe(0n)
  expect(await balanceAt(shanghaiInstant(2026, 3, 16, 10))).toBe(OPENING_FEN + 8_200n)
  expect(await balanceAt(shanghaiInstant(2026, 3, 18, 12))).toBe(OPENING_FEN + 8_207n)
  expect(await balanceAt(world().at)).toBe(await world().custodianFen())
  expect(await world().gateway.custodianBalance(world().call(), { at: new Date(world().at.getTime() + 1) })).toMatchObject(refused('PARAM_ERROR'))
})

it('entries cannot be changed or taken away', async () => {
  for (const sql of [`UPDATE sim_bank.custodian_entry SET amount_fen = 1 WHERE seq = 2`, `DELETE FROM sim_bank.custodian_entry WHERE seq = 2`, `TRUNCATE sim_bank.custodian_entry`]) {
    await expect(world().rows(sql)).rejects.toThrow('SIM_BANK_APPEND_ONLY')
  }
  expect(await brokenBankRules(world())).toEqual([])
})
