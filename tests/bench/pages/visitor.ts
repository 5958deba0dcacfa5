/** A resident who is signed in and has paid once, and the pages such a person sees. */
import { encode } from 'next-auth/jwt'
import { createSession, sessionSecret } from '@/lib/auth'
import { SESSION_COOKIE } from '@/lib/edge/session-cookie'
import { runDue } from '@/lib/jobs'
import { confirmPayment, quotePayment } from '@/lib/payments'
import { inProcessCtx } from '@/prisma/seed'
import { RESIDENTS } from '@/prisma/seed/people'
import { openNamed } from '../../support/open-world'

export type Visit = { cookie: string; pages: Record<string, string> }

export async function prepareVisit(): Promise<Visit> {
  const world = await openNamed('demo')
  const user = await world.db.prisma.user.findUniqueOrThrow({ where: { wechatOpenid: RESIDENTS[0].openid } })
  const ctx = await inProcessCtx(world, { kind: 'USER', userId: user.id, role: 'RESIDENT', sessionId: 'bench' })
  const sid = await createSession(ctx, user.id)
  const token = await encode({ token: { sid, world: ctx.world.name, epoch: ctx.world.epoch }, secret: sessionSecret(ctx.world) })
  const account = await world.db.prisma.waterAccount.findFirstOrThrow({ where: { userId: user.id, billKey: '0100000002' } })
  const bill = await world.db.prisma.bill.findFirstOrThrow({ where: { billKey: account.billKey }, orderBy: { endMonth: 'desc' } })
  const quote = await quotePayment({ ctx, input: { waterAccountId: account.id, intent: 'PART', amount: '1', idempotencyKey: `bench-quote-${sid}` } })
  await confirmPayment({ ctx, input: { paymentId: quote.id, password: RESIDENTS[0].paymentPassword, idempotencyKey: `bench-pay-${sid}` } })
  await runDue(world, ctx.outside, () => {})
  const open = await quotePayment({ ctx, input: { waterAccountId: account.id, intent: 'FULL', idempotencyKey: `bench-open-${sid}` } })
  const water = `/water/${account.id}`
  return {
    cookie: `${SESSION_COOKIE}=${token}`,
    pages: {
      start: '/',
      me: '/me',
      services: '/services',
      life: '/services/life',
      water: '/water',
      account: water,
      bills: `${water}/bills`,
      bill: `${water}/bills/${bill.billNo}`,
      pay: `${water}/pay`,
      confirm: `/payments/${open.id}/confirm`,
      result: `/payments/${quote.id}`,
      records: '/payments',
      bind: '/water/bind/beijing',
    },
  }
}
