import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor, Ctx } from '@/lib/db'
import { changeClockMode, moveClock, readInbox, readPaymentPath, requireQa } from '@/lib/qa'
import { bindAccount, confirm, newResident, quote } from '../../support/journey'
import { refusal } from '../../support/refusal'
import { useWorld } from '../../support/world'

const world = useWorld('demo')
let resident: Ctx
let paymentId: string

beforeAll(async () => {
  resident = (await newResident(world)).ctx
  const waterAccountId = await bindAccount(resident, '0100000408')
  paymentId = (await quote(resident, waterAccountId)).id
  await confirm(resident, paymentId)
  await world.advance(60_000)
})

/** The same world with its doors shut. */
const shut = async (actor: Actor): Promise<Ctx> => {
  const ctx = await world.as(actor)
  return { ...ctx, world: { ...ctx.world, openDoors: false } }
}
const user = (role: 'RESIDENT' | 'OPERATOR' | 'ADMIN' | 'QA'): Actor => ({ kind: 'USER', userId: 'u', role, sessionId: 's' })

describe('who may look', () => {
  test('with open doors anyone, since anyone could become a tester', async () => {
    for (const actor of [{ kind: 'ANONYMOUS' }, user('RESIDENT'), user('QA')] as const) requireQa(await world.as(actor))
  })

  test.each<[Actor, string]>([
    [{ kind: 'ANONYMOUS' }, 'UNAUTHENTICATED'],
    [user('RESIDENT'), 'FORBIDDEN'],
    [user('OPERATOR'), 'FORBIDDEN'],
    [user('ADMIN'), 'FORBIDDEN'],
  ])('with shut doors not %j', async (actor, code) => {
    const ctx = await shut(actor)
    const tries = [
      readInbox(ctx),
      readPaymentPath(ctx, paymentId),
      moveClock({ ctx, input: { by: 'minute' } }, world.world, () => {}),
      changeClockMode({ ctx, input: { mode: 'REAL' } }),
    ]
    expect(await Promise.all(tries.map((one) => refusal(one)))).toEqual([code, code, code, code])
  })

  test('with shut doors a tester', async () => {
    requireQa(await shut(user('QA')))
    // The API of worlds, which has asked for its token before.
    requireQa(await shut({ kind: 'SYSTEM' }))
    expect(await readInbox(await shut(user('QA')))).not.toEqual([])
  })
})

describe('the path of a payment', () => {
  test('tells every state, message and journal, cause before effect', async () => {
    const path = await readPaymentPath(await world.as(user('QA')), paymentId)
    expect(path).toMatchObject({ paymentId, state: 'SUCCEEDED', amountFen: 9000n, billKey: '0100000408' })
    const told = path?.steps.map((step) => (step.kind === 'STATE' ? `${step.from} → ${step.to}: ${step.reason}` : step.kind === 'WIRE' ? `${step.operation} ${step.outcome}` : step.name))
    expect(told).toEqual([
      'CREATED → RESERVED: confirmed',
      'RESERVE',
      'RESERVED → CREDITING: sent',
      'charge TIMEOUT',
      'CREDITING → UNKNOWN: TIMEOUT',
      'confirm ANSWERED',
      'UNKNOWN → SUCCEEDED: credited',
      'POST',
    ])
    const times = path?.steps.map(({ at }) => at.getTime()) ?? []
    expect([...times].sort((a, b) => a - b)).toEqual(times)
  })

  test('shows the raw messages, and postings that sum to zero', async () => {
    const path = await readPaymentPath(await world.as(user('QA')), paymentId)
    const wires = path?.steps.filter((step) => step.kind === 'WIRE') ?? []
    expect(wires.map(({ request, response }) => [request.includes('<trancode>'), response?.includes('<ret_code>0</ret_code>') ?? null])).toEqual([[true, null], [true, true]])
    for (const step of path?.steps ?? []) if (step.kind === 'JOURNAL') expect(step.postings.reduce((sum, posting) => sum + posting.amountFen, 0n)).toBe(0n)
    expect(JSON.stringify(wires)).not.toContain('0123456789abcdef0123456789abcdef')
  })

  test('is the newest one’s when none is named, and none when there is none', async () => {
    const ctx = await world.as(user('QA'))
    expect(await readPaymentPath(ctx, null)).toMatchObject({ paymentId })
    expect(await refusal(readPaymentPath(ctx, 'pay_none'))).toBe('NOT_FOUND')
    expect(await refusal(readPaymentPath(ctx, `' OR 1=1 --`))).toBe('NOT_FOUND')
  })
})

test('the inbox shows messages and notices, newest first, as many as asked for', async () => {
  const ctx = await world.as(user('QA'))
  const all = await readInbox(ctx, 50)
  expect(all.map(({ kind }) => kind).sort()).toEqual(['NOTICE', 'NOTICE', 'SMS'])
  expect([...all].sort((a, b) => b.at.getTime() - a.at.getTime()).map(({ at }) => at)).toEqual(all.map(({ at }) => at))
  expect(await readInbox(ctx, 1)).toHaveLength(1)
})
