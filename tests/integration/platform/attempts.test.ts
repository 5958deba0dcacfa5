import { beforeAll, describe, expect, test } from 'vitest'
import type { Ctx } from '@/lib/db'
import { MINUTE_MS } from '@/lib/kernel/calendar'
import { clearAttempts, countAttempt, listWire, recordAudit, recordWire, toWireRow } from '@/lib/platform'
import { refusal } from '../../support/refusal'
import { useWorld } from '../../support/world'

const world = useWorld('empty')
let ctx: Ctx
beforeAll(async () => void (ctx = await world.system()))

const limit = (key: string) => ({ key, max: 5, windowMs: 15 * MINUTE_MS, code: 'RATE_LIMITED' as const })
const attempt = (key: string, as = ctx) => countAttempt(as, limit(key)).then(() => 'ok', (error: { code: string }) => error.code)
const later = (ms: number): Ctx => ({ ...ctx, clock: { ...ctx.clock, wall: () => new Date(ctx.clock.wall().getTime() + ms) } })

describe('a limit', () => {
  test('lets through as many as it says', async () => {
    const answers: string[] = []
    for (let n = 0; n < 7; n += 1) answers.push(await attempt('row'))
    expect(answers).toEqual(['ok', 'ok', 'ok', 'ok', 'ok', 'RATE_LIMITED', 'RATE_LIMITED'])
  })

  test('lets through no more when twenty try at once', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => attempt('race')))
    expect(answers.filter((answer) => answer === 'ok')).toHaveLength(5)
  })

  test('is each door’s own', async () => {
    for (let n = 0; n < 6; n += 1) await attempt('mine')
    expect(await attempt('yours')).toBe('ok')
  })

  test('says how long to wait', async () => {
    for (let n = 0; n < 6; n += 1) await attempt('minutes')
    await expect(countAttempt(ctx, limit('minutes'))).rejects.toMatchObject({ code: 'RATE_LIMITED', params: { minutes: 15 } })
    await expect(countAttempt(later(13.5 * MINUTE_MS), limit('minutes'))).rejects.toMatchObject({ params: { minutes: 2 } })
    expect(await refusal(countAttempt(ctx, limit('minutes')))).toBe('RATE_LIMITED')
  })

  test('ends with its window, by the machine’s clock and not the world’s', async () => {
    for (let n = 0; n < 6; n += 1) await attempt('window')
    await world.advance(60 * MINUTE_MS)
    expect(await attempt('window', await world.system())).toBe('RATE_LIMITED')
    expect(await attempt('window', later(14 * MINUTE_MS))).toBe('RATE_LIMITED')
    expect(await attempt('window', later(15 * MINUTE_MS + 1))).toBe('ok')
  })

  test('is not put off by trying on', async () => {
    for (let n = 0; n < 30; n += 1) await attempt('hammer', later(n * 1_000))
    expect(await attempt('hammer', later(15 * MINUTE_MS + 1_000))).toBe('ok')
  })

  test('begins anew once cleared', async () => {
    for (let n = 0; n < 6; n += 1) await attempt('clear')
    await clearAttempts(ctx, 'clear')
    expect(await attempt('clear')).toBe('ok')
    await clearAttempts(ctx, 'never tried')
  })
})

describe('the audit', () => {
  const entries = (subjectId: string) => ctx.db.prisma.auditEntry.findMany({ where: { subjectId } })

  test('says who did what, and when', async () => {
    const actor = await world.as({ kind: 'USER', userId: 'u1', role: 'QA', sessionId: 's' })
    await recordAudit(actor, { action: 'look', subjectId: 'thing', detail: { amountFen: 5n, name: `'; --` } })
    expect(await entries('thing')).toMatchObject([{ actorId: 'u1', action: 'look', at: actor.clock.now(), requestId: 'in-process', detail: { amountFen: '5', name: `'; --` } }])
  })

  test('has one entry for one action of one request', async () => {
    const twice = () => recordAudit(ctx, { action: 'look', subjectId: 'twice' })
    await Promise.all([twice(), twice()])
    await recordAudit({ ...ctx, requestId: 'another' }, { action: 'look', subjectId: 'twice' })
    expect(await entries('twice')).toHaveLength(2)
  })
})

test('raw messages are kept once, cut when they are very long', async () => {
  const row = toWireRow(ctx, { subject_id: 'w', party: 'beijing', operation: 'query', outcome: 'ANSWERED', request: 'x'.repeat(20_000), response: null, sequence: '1' })
  await Promise.all([recordWire(ctx, row), recordWire(ctx, row)])
  const [kept, ...others] = await listWire(ctx, 'w')
  expect([kept?.request.length, kept?.response, others]).toEqual([16_000, null, []])
})
