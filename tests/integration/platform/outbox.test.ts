import { beforeEach, describe, expect, test } from 'vitest'
import { withTransaction, type Ctx } from '@/lib/db'
import { runDue } from '@/lib/jobs'
import { deliverEvent } from '@/lib/jobs/deliver-event'
import { eventId, listNotices, readEvent, recordEvent, sendNotice, type Topic } from '@/lib/platform'
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

const payload = () => ({ userId, waterAccountId, amountFen: '9000', alias: '我家' })
const noticesOf = async (subject: string) => (await listNotices(ctx, 100)).filter((notice) => notice.subject_id === subject)
const refreshes = (event: string) => ctx.db.prisma.scheduledJob.findMany({ where: { kind: 'bills.refresh', key: { endsWith: `:${event}` } } })

describe('an event', () => {
  test.each<[Topic, string]>([
    ['payment.succeeded', 'PAYMENT_SUCCEEDED'],
    ['payment.failed', 'PAYMENT_FAILED'],
    ['account.bound', 'ACCOUNT_BOUND'],
  ])('%s is told to the resident as %s, and the company is asked again', async (topic, kind) => {
    await recordEvent(ctx, topic, `s-${topic}`, payload())
    await world.runDue()
    expect(await noticesOf(`s-${topic}`)).toMatchObject([{ kind, user_id: userId }])
    expect(await refreshes(eventId(ctx, topic, `s-${topic}`))).toHaveLength(1)
    expect(world.jobErrors).toEqual([])
  })

  test('recorded twice is one, delivered twice is told once', async () => {
    await recordEvent(ctx, 'payment.succeeded', 'twice', payload())
    await recordEvent(ctx, 'payment.succeeded', 'twice', { ...payload(), amountFen: '1' })
    const id = eventId(ctx, 'payment.succeeded', 'twice')
    await Promise.all([deliverEvent(ctx, id), deliverEvent(ctx, id), deliverEvent(ctx, id)])
    await deliverEvent(ctx, id)
    expect(await noticesOf('twice')).toMatchObject([{ params: { amount: '90.00' } }])
    expect(await refreshes(id)).toHaveLength(1)
    expect(await ctx.db.prisma.scheduledJob.findMany({ where: { kind: 'outbox.deliver', key: id } })).toHaveLength(1)
  })

  test('keeps the moment of its first delivery', async () => {
    await recordEvent(ctx, 'payment.failed', 'moment', payload())
    const id = eventId(ctx, 'payment.failed', 'moment')
    await deliverEvent(ctx, id)
    const first = await ctx.db.prisma.outboxEvent.findUniqueOrThrow({ where: { id } })
    await world.advance(60_000)
    await deliverEvent(await world.system(), id)
    expect(await ctx.db.prisma.outboxEvent.findUniqueOrThrow({ where: { id } })).toEqual(first)
    expect(first.deliveredAt).not.toBeNull()
  })

  test('is not there when its transaction did not commit, nor is its job', async () => {
    const work = withTransaction(ctx, async (tx) => {
      await recordEvent(tx, 'payment.failed', 'rolled back', payload())
      throw new Error('no')
    })
    await expect(work).rejects.toThrow('no')
    const id = eventId(ctx, 'payment.failed', 'rolled back')
    expect(await readEvent(ctx, id)).toBeNull()
    expect(await ctx.db.prisma.scheduledJob.findMany({ where: { key: id } })).toEqual([])
  })

  test('that nobody knows is no reason to try for ever', async () => {
    expect(await deliverEvent(ctx, 'evt_unknown')).toEqual({ done: true })
  })

  test('whose delivery fails is delivered later', async () => {
    await recordEvent(ctx, 'payment.failed', 'unlucky', { ...payload(), amountFen: 'not a number' })
    const id = eventId(ctx, 'payment.failed', 'unlucky')
    const errors: string[] = []
    await runDue(world.world, ctx.outside, (job) => void errors.push(job.kind))
    expect(errors).toEqual(['outbox.deliver'])
    await ctx.db.query(`UPDATE outbox_event SET payload = jsonb_set(payload, '{amountFen}', '"9000"') WHERE id = $1 RETURNING id`, [id])
    await world.advance(10_000)
    expect(await noticesOf('unlucky')).toHaveLength(1)
  })
})

test('a notice is sent once a kind and subject', async () => {
  const send = () => sendNotice(ctx, { userId, kind: 'ACCOUNT_BOUND', subjectId: 'once', params: {} })
  await Promise.all([send(), send(), send()])
  expect(await noticesOf('once')).toHaveLength(1)
})
