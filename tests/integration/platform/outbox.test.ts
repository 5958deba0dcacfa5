import { beforeEach, describe, expect, test } from 'vitest'
import { withTransaction, type Ctx } from '@/lib/db'
import { runDue } from '@/lib/jobs'
import { deliverEvent } from '@/lib/jobs/deliver-event'
import { eventKey, listNotices, recordEvent, sendNotice, type OutboxEvent, type Topic } from '@/lib/platform'
import { useWorld } from '../../support/world'

const world = useWorld('demo')
let ctx: Ctx
let userId: string
let waterAccountId: string
beforeEach(async () => {
  ctx = await world.system()
  const account = await ctx.db.prisma.waterAccount.findFirstOrThrow({ where: { billKey: '0100000002' } })
  userId = account.userId
  waterAccountId = account.id
})

const event = (topic: Topic, subjectId: string): OutboxEvent => ({ topic, subjectId, userId, waterAccountId, amountFen: '9000', alias: '我家' })
const deliveriesOf = (key: string) => ctx.db.prisma.scheduledJob.findMany({ where: { kind: 'outbox.deliver', key } })
const noticesOf = async (subject: string) => (await listNotices(ctx, 100)).filter((notice) => notice.subject_id === subject)
const refreshes = (key: string) => ctx.db.prisma.scheduledJob.findMany({ where: { kind: 'bills.refresh', key: { endsWith: `:${key}` } } })

describe('an event', () => {
  test.each<[Topic, string]>([
    ['payment.succeeded', 'PAYMENT_SUCCEEDED'],
    ['payment.failed', 'PAYMENT_FAILED'],
    ['account.bound', 'ACCOUNT_BOUND'],
  ])('%s is told to the resident as %s, and the company is asked again', async (topic, kind) => {
    await recordEvent(ctx, event(topic, `s-${topic}`))
    await world.runDue()
    expect(await noticesOf(`s-${topic}`)).toMatchObject([{ kind, user_id: userId }])
    expect(await refreshes(eventKey(topic, `s-${topic}`))).toHaveLength(1)
    expect(world.jobErrors).toEqual([])
  })

  test('recorded twice is one, delivered twice is told once', async () => {
    await recordEvent(ctx, event('payment.succeeded', 'twice'))
    await recordEvent(ctx, { ...event('payment.succeeded', 'twice'), amountFen: '1' })
    const key = eventKey('payment.succeeded', 'twice')
    const [delivery, ...others] = await deliveriesOf(key)
    expect(others).toEqual([])
    await Promise.all([1, 2, 3].map(() => deliverEvent(ctx, key, delivery?.payload)))
    await deliverEvent(ctx, key, delivery?.payload)
    expect(await noticesOf('twice')).toMatchObject([{ params: { amount: '90.00' } }])
    expect(await refreshes(key)).toHaveLength(1)
  })

  test('stays on record with the moment of its delivery', async () => {
    await recordEvent(ctx, event('payment.failed', 'moment'))
    const { now } = ctx.clock
    await world.runDue()
    const [delivered] = await deliveriesOf(eventKey('payment.failed', 'moment'))
    expect(delivered).toMatchObject({ state: 'DONE', finishedAt: now(), payload: event('payment.failed', 'moment') })
    await world.advance(60_000)
    await recordEvent(await world.system(), event('payment.failed', 'moment'))
    expect(await deliveriesOf(eventKey('payment.failed', 'moment'))).toEqual([delivered])
  })

  test('is not there when its transaction did not commit', async () => {
    const work = withTransaction(ctx, async (tx) => {
      await recordEvent(tx, event('payment.failed', 'rolled back'))
      throw new Error('no')
    })
    await expect(work).rejects.toThrow('no')
    expect(await deliveriesOf(eventKey('payment.failed', 'rolled back'))).toEqual([])
  })

  test('that is none is no reason to try for ever', async () => {
    for (const payload of [{}, { topic: 'no.such', subjectId: 's' }, null]) expect(await deliverEvent(ctx, 'no.such:s', payload)).toEqual({ done: true })
  })

  test('whose delivery fails is delivered later', async () => {
    await recordEvent(ctx, { ...event('payment.failed', 'unlucky'), amountFen: 'not a number' })
    const errors: string[] = []
    await runDue(world.world, ctx.outside, (job) => void errors.push(job.kind))
    expect(errors).toEqual(['outbox.deliver'])
    await ctx.db.query(`UPDATE scheduled_job SET payload = jsonb_set(payload, '{amountFen}', '"9000"') WHERE key = $1 RETURNING id`, [eventKey('payment.failed', 'unlucky')])
    await world.advance(10_000)
    expect(await noticesOf('unlucky')).toHaveLength(1)
  })
})

test('a notice is sent once a kind and subject', async () => {
  const send = () => sendNotice(ctx, { userId, kind: 'ACCOUNT_BOUND', subjectId: 'once', params: {} })
  await Promise.all([send(), send(), send()])
  expect(await noticesOf('once')).toHaveLength(1)
})
