/** Each city asks for proof in its own way, and bills by its own tariff (rules B5, B8). */
import { beforeEach, describe, expect, test } from 'vitest'
import { finishBinding, sendBindCode, startBinding, verifyBindCode } from '@/lib/accounts'
import { getAccountBills, getBill } from '@/lib/bills'
import { readBindTimes } from '@/lib/console'
import type { Ctx } from '@/lib/db'
import { HOUR_MS, MINUTE_MS } from '@/lib/kernel/calendar'
import { confirm, lastCode, newKey, newResident, quote, stateOf } from '../../support/journey'
import { moneyProblems } from '../../support/money-books'
import { refusal } from '../../support/refusal'
import { useWorld } from '../../support/world'

const world = useWorld('demo')
let ctx: Ctx

/** What others tried is past. */
beforeEach(async () => {
  await world.advance(2 * HOUR_MS)
  ctx = (await newResident(world)).ctx
})

const start = (companyCode: string, number: string) => startBinding({ ctx, input: { companyCode, number } })
const verify = (bindRequestId: string, proofs: object) => verifyBindCode({ ctx, input: { bindRequestId, ...proofs } })
const pass = async (ms: number) => {
  await world.advance(ms)
  ctx = { ...ctx, clock: (await world.system()).clock }
}
const bound = async (bindRequestId: string) => (await finishBinding({ ctx, input: { bindRequestId, alias: '我家', idempotencyKey: newKey() } })).waterAccountId

describe('上海: eight digits and the ID card', () => {
  test('binds without a code, and its bill of 11 m³ is 37.95 by both sides’ reckoning; paid and credited', async () => {
    const { id, verification } = await start('shanghai', '20000001')
    expect(verification).toBe('ID_CARD')
    expect(await verify(id, { idTail: '1234' })).toMatchObject({ state: 'VERIFIED', holderMasked: '*静', addressMasked: expect.stringContaining('锦绣路') })
    const waterAccountId = await bound(id)
    const { bills, dueFen } = await getAccountBills({ ctx, input: { waterAccountId } })
    expect(dueFen).toBe(3795n)
    expect(await getBill({ ctx, input: { waterAccountId, billNo: bills[0]?.billNo } })).toMatchObject({ amountFen: 3795n, expectedFen: 3795n, differs: false })
    const paid = await quote(ctx, waterAccountId)
    await confirm(ctx, paid.id)
    await world.runDue()
    expect([await stateOf(ctx, paid.id), await moneyProblems(ctx)]).toEqual(['SUCCEEDED', []])
  })

  test('a large home has wider tiers on both sides: no bill differs', async () => {
    const { id } = await start('shanghai', '20000002')
    await verify(id, { idTail: '123x' })
    const { account } = await getAccountBills({ ctx, input: { waterAccountId: await bound(id) } })
    expect(account.householdSize).toBe(6)
    expect(await ctx.db.query(`SELECT bill_no FROM bill WHERE company_code = 'shanghai' AND expected_fen <> amount_fen`, [])).toEqual([])
  })

  test('takes the tail in full width, with spaces, and a small x; nothing of it is kept', async () => {
    const { id } = await start('shanghai', '20000002')
    expect(await verify(id, { idTail: ' １２３ ｘ ' })).toMatchObject({ state: 'VERIFIED' })
    const kept = await ctx.db.query<{ request: string }>(`SELECT request FROM wire_message WHERE subject_id = $1`, [id])
    expect(kept.some(({ request }) => request.includes('<id_tail>******</id_tail>'))).toBe(true)
    expect(JSON.stringify(kept)).not.toMatch(/123X/i)
  })

  test.each(['', '123', '12345', 'X123', '12X4', 'abcd', `' OR 1`])('%j is no tail, and no try is counted', async (idTail) => {
    const { id } = await start('shanghai', '20000001')
    expect(await refusal(verify(id, { idTail }))).toBe('ID_TAIL_INVALID')
    expect((await ctx.db.prisma.simWaterCustomer.findFirstOrThrow({ where: { billKey: '20000001' } })).idFailures).toBe(0)
  })

  test('locks after five wrong tails, also when ten come at once; opens again after half an hour', async () => {
    const { id } = await start('shanghai', '20000001')
    const codes = await Promise.all(Array.from({ length: 10 }, () => refusal(verify(id, { idTail: '9999' }))))
    expect([codes.filter((code) => code === 'ID_TAIL_WRONG').length, codes.filter((code) => code === 'ID_TAIL_LOCKED').length]).toEqual([4, 6])
    expect(await refusal(verify(id, { idTail: '1234' }))).toBe('ID_TAIL_LOCKED')
    await pass(30 * MINUTE_MS)
    const again = await start('shanghai', '20000001')
    expect(await verify(again.id, { idTail: '1234' })).toMatchObject({ state: 'VERIFIED' })
  })
})

describe('广州: twelve digits, the ID card and a code', () => {
  test('both are needed; a wrong card does not use up the code', async () => {
    const { id, verification } = await start('guangzhou', '300000000001')
    expect(verification).toBe('BOTH')
    await sendBindCode({ ctx, input: { bindRequestId: id } })
    const code = await lastCode(ctx)
    expect([await refusal(verify(id, { code })), await refusal(verify(id, { idTail: '5678' })), await refusal(verify(id, { code, idTail: '0000' }))]).toEqual(['ID_TAIL_INVALID', 'CODE_INVALID', 'ID_TAIL_WRONG'])
    expect(await verify(id, { code, idTail: '5678' })).toMatchObject({ state: 'VERIFIED', holderMasked: '*敏' })
    const { bills, dueFen } = await getAccountBills({ ctx, input: { waterAccountId: await bound(id) } })
    expect([dueFen, bills[0]?.volumeM3]).toEqual([9186n, 30])
    expect(await ctx.db.query(`SELECT bill_no FROM bill WHERE company_code = 'guangzhou' AND expected_fen <> amount_fen`, [])).toEqual([])
  })
})

test('北京 wants a code alone', async () => {
  const { id, verification } = await start('beijing', '0100000001')
  expect(verification).toBe('SMS')
  await sendBindCode({ ctx, input: { bindRequestId: id } })
  expect(await verify(id, { code: await lastCode(ctx) })).toMatchObject({ state: 'VERIFIED' })
})

test.each([['shanghai', '2000001', 8, 7], ['guangzhou', '30000000001', 12, 11], ['shanghai', '0100000001', 8, 10]])('%s has numbers of its own length: %s is refused', async (code, number, expected, actual) => {
  await expect(start(code, number)).rejects.toMatchObject({ code: 'NUMBER_LENGTH', params: { expected, actual } })
})

test('the console shows how long a binding took, beside the seed’s figure', async () => {
  const { id } = await start('shanghai', '20000001')
  await pass(3 * MINUTE_MS)
  await verify(id, { idTail: '1234' })
  await bound(id)
  const admin = await world.as({ kind: 'USER', userId: 'admin', role: 'ADMIN', sessionId: 'test' })
  const times = await readBindTimes({ ctx: admin })
  expect(times.map(({ companyCode, seedMinutes, verification }) => [companyCode, seedMinutes, verification])).toEqual([['beijing', 2, 'SMS'], ['guangzhou', 3, 'BOTH'], ['shanghai', 1.5, 'ID_CARD']])
  const shanghai = times.find(({ companyCode }) => companyCode === 'shanghai')
  expect(shanghai?.bindings).toBeGreaterThanOrEqual(1)
  expect(shanghai?.medianMinutes).toBeGreaterThanOrEqual(0)
  expect(await refusal(readBindTimes({ ctx }))).toBe('FORBIDDEN')
})
