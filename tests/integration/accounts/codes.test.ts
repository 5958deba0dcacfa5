import { beforeEach, describe, expect, test } from 'vitest'
import { getBindRequest, sendBindCode, startBinding, verifyBindCode } from '@/lib/accounts'
import type { Ctx } from '@/lib/db'
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '@/lib/kernel/calendar'
import { lastCode, newResident } from '../../support/journey'
import { refusal } from '../../support/refusal'
import { useWorld } from '../../support/world'

const world = useWorld('demo')
let ctx: Ctx
let bindRequestId: string

/** A new person and hour each time: the company counts codes by number. */
beforeEach(async () => {
  await world.advance(2 * HOUR_MS)
  ctx = (await newResident(world)).ctx
  bindRequestId = (await startBinding({ ctx, input: { companyCode: 'beijing', number: '0100000001' } })).id
})

const send = () => sendBindCode({ ctx, input: { bindRequestId } })
const verify = (code: unknown, as = ctx) => verifyBindCode({ ctx: as, input: { bindRequestId, code } })
const sent = async () => {
  await send()
  return lastCode(ctx)
}
const wrong = (code: string) => code.replace(/\d$/, (digit) => `${(Number(digit) + 1) % 10}`)
const pass = async (ms: number) => {
  await world.advance(ms)
  ctx = { ...ctx, clock: (await world.system()).clock }
}
const state = async () => (await ctx.db.prisma.bindRequest.findUniqueOrThrow({ where: { id: bindRequestId } })).state

describe('a code', () => {
  test('proves the holder; only then is said, masked, whose meter it is', async () => {
    const { phoneMasked, holderMasked } = await send()
    expect([phoneMasked, holderMasked]).toEqual(['138****1001', ''])
    expect(await verify(await lastCode(ctx))).toMatchObject({ state: 'VERIFIED', holderMasked: '*芳', addressMasked: '海淀区学院路(模拟)5号院2号楼1单元***', aliasSuggestion: '学院路5号院2号楼1单元-主表' })
  })

  test('is read in full width and with spaces', async () => {
    const code = await sent()
    const wide = code.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
    expect(await verify(` ${wide.slice(0, 3)} ${wide.slice(3)} `)).toMatchObject({ state: 'VERIFIED' })
  })

  test.each(['', '12345', '1234567', 'abcdef', '12a456', '------', `' OR 1=`])('%j is none, and is not counted as a try', async (code) => {
    const right = await sent()
    expect(await refusal(verify(code))).toBe('CODE_INVALID')
    expect((await ctx.db.prisma.simWaterCode.findFirstOrThrow({ orderBy: { sentAt: 'desc' } })).failures).toBe(0)
    expect(await verify(right)).toMatchObject({ state: 'VERIFIED' })
  })

  test('that is wrong leaves the binding where it was; the refusal does not tell the right one', async () => {
    const code = await sent()
    expect(await refusal(verify(wrong(code)), [code, wrong(code)])).toBe('CODE_WRONG')
    expect(await state()).toBe('STARTED')
    expect(await verify(code)).toMatchObject({ state: 'VERIFIED' })
  })

  test('locks after five wrong tries, also when ten come at once', async () => {
    const code = await sent()
    const codes = await Promise.all(Array.from({ length: 10 }, () => refusal(verify(wrong(code)))))
    expect(codes.filter((one) => one === 'CODE_WRONG')).toHaveLength(4)
    expect(codes.filter((one) => one === 'CODE_LOCKED')).toHaveLength(6)
    expect(await refusal(verify(code), [code])).toBe('CODE_LOCKED')
    await pass(MINUTE_MS)
    expect(await refusal(send())).toBe('CODE_LOCKED')
  })

  test('expires after five minutes', async () => {
    const code = await sent()
    await pass(5 * MINUTE_MS)
    expect(await refusal(verify(code), [code])).toBe('CODE_EXPIRED')
    expect(await verify(await sent())).toMatchObject({ state: 'VERIFIED' })
  })

  test('is void once a newer one was sent', async () => {
    const first = await sent()
    await pass(MINUTE_MS)
    const second = await sent()
    if (first !== second) expect(await refusal(verify(first))).toBe('CODE_WRONG')
    expect(await verify(second)).toMatchObject({ state: 'VERIFIED' })
  })

  test('that nobody sent does not exist', async () => {
    expect(await refusal(verify('123456'))).toBe('CODE_NONE_SENT')
  })

  test('is sent once a minute, and five times an hour', async () => {
    await send()
    expect(await refusal(send())).toBe('CODE_TOO_FREQUENT')
    for (let n = 0; n < 4; n += 1) {
      await pass(60 * SECOND_MS)
      await send()
    }
    await pass(60 * SECOND_MS)
    expect(await refusal(send())).toBe('CODE_TOO_FREQUENT')
  })

  test('says how long the next must wait, also to who starts again', async () => {
    expect(await send()).toMatchObject({ codeWaitSeconds: 60 })
    await pass(15 * SECOND_MS)
    expect(await getBindRequest({ ctx, input: { bindRequestId } })).toMatchObject({ codeWaitSeconds: 45 })
    const again = { companyCode: 'beijing', number: '0100000001' }
    expect(await startBinding({ ctx, input: again })).toMatchObject({ codeWaitSeconds: 45, phoneMasked: '' })
    await pass(45 * SECOND_MS)
    expect(await getBindRequest({ ctx, input: { bindRequestId } })).toMatchObject({ codeWaitSeconds: 0 })
    expect(await startBinding({ ctx, input: again })).toMatchObject({ codeWaitSeconds: 0 })
  })

  test('is sent once when the button is pressed five times at once', async () => {
    const results = await Promise.allSettled(Array.from({ length: 5 }, send))
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })
})

describe('used twice', () => {
  test('by the same binding is answered as the first time', async () => {
    const code = await sent()
    const first = await verify(code)
    expect([await verify(code), await verify(wrong(code))]).toEqual([first, first])
  })

  test('by another binding of the same number is refused', async () => {
    const code = await sent()
    const other = (await newResident(world)).ctx
    const { id } = await startBinding({ ctx: other, input: { companyCode: 'beijing', number: '0100000001' } })
    await verify(code)
    expect(await refusal(verifyBindCode({ ctx: other, input: { bindRequestId: id, code } }), [code])).toBe('CODE_NONE_SENT')
  })

  test('in a race ends verified, once', async () => {
    const code = await sent()
    const results = await Promise.allSettled(Array.from({ length: 5 }, () => verify(code)))
    expect(results.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThanOrEqual(1)
    for (const result of results) if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'CODE_NONE_SENT' })
    expect(await state()).toBe('VERIFIED')
    expect(await ctx.db.prisma.auditEntry.count({ where: { action: 'verifyHolder', subjectId: bindRequestId } })).toBe(1)
  })
})

describe('somebody else', () => {
  test('can neither send, nor verify, nor look', async () => {
    const code = await sent()
    const other = (await newResident(world)).ctx
    const tries = [sendBindCode({ ctx: other, input: { bindRequestId } }), verify(code, other), getBindRequest({ ctx: other, input: { bindRequestId } })]
    expect(await Promise.all(tries.map((one) => refusal(one, [code])))).toEqual(['NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND'])
    expect(await state()).toBe('STARTED')
  })

  test('after a quarter of an hour neither can the owner', async () => {
    const code = await sent()
    await pass(15 * MINUTE_MS)
    expect([await refusal(send()), await refusal(verify(code)), await refusal(getBindRequest({ ctx, input: { bindRequestId } }))]).toEqual(['BIND_EXPIRED', 'BIND_EXPIRED', 'BIND_EXPIRED'])
  })
})

test('no code is kept anywhere but on the phone', async () => {
  const code = await sent()
  await verify(wrong(code)).catch(() => {})
  await verify(code)
  const rows = await ctx.db.query('SELECT request, response FROM wire_message WHERE subject_id = $1', [bindRequestId])
  const codes = await ctx.db.prisma.simWaterCode.findMany()
  const audit = await ctx.db.prisma.auditEntry.findMany()
  expect(rows.length).toBeGreaterThan(2)
  expect(JSON.stringify([rows, codes, audit], (_, value) => (typeof value === 'bigint' ? String(value) : value)).replace(/[0-9a-f]{16,}|\d{7,}/g, '')).not.toContain(code)
})
