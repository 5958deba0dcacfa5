/** Rule S4: client funds = custodian + in flight, at every moment, and the bank says the same. */
import { expect, test } from 'vitest'
import { readEscrow, type EscrowProof } from '@/lib/console'
import { DAY_MS, formatInstant, HOUR_MS, MINUTE_MS } from '@/lib/kernel/calendar'
import { listRefundsOf } from '@/lib/payments/refunds'
import { bindCard, payWith } from '../../support/cards'
import { newResident, quote, stateOf } from '../../support/journey'
import { askRefund, paid } from '../../support/refunds'
import { refusal } from '../../support/refusal'
import { useWorld } from '../../support/world'

const world = useWorld('demo')
const as = (role: 'ADMIN' | 'OPERATOR' | 'RESIDENT') => world.as({ kind: 'USER', userId: 'u', role, sessionId: 's' })
const proof = async (at?: Date) => readEscrow({ ctx: await as('OPERATOR'), input: { at: at && formatInstant(at).slice(0, 16).replace(' ', 'T') } })
const holds = ({ owedFen, coveredFen, custodianFen, bankFen }: EscrowProof) => [owedFen - coveredFen, custodianFen - (bankFen ?? 0n)]
const fen = (lines: { kind: string; fen: bigint }[], kind: string) => lines.find((line) => line.kind === kind)?.fen ?? 0n

test('while a card pays: in flight until it is taken, and so it stays when one looks back', async () => {
  const { ctx, accounts } = await newResident(world, { numbers: ['0100000001'] })
  const card = await bindCard(ctx, { kind: 'CREDIT' })
  const { id } = await quote(ctx, accounts[0] ?? '', 'PART', '50')
  const before = await proof()
  await payWith(ctx, id, card)
  await world.runDue()
  const held = await proof()
  expect([...holds(held), fen(held.inFlight, 'in-flight'), held.custodianFen - before.custodianFen]).toEqual([0n, 0n, 5_000n, 0n])
  const during = new Date((await world.system()).clock.now().getTime() + HOUR_MS)
  await world.advance(2 * HOUR_MS)
  expect(await stateOf(ctx, id)).toBe('SUCCEEDED')
  const after = await proof()
  expect([...holds(after), fen(after.inFlight, 'in-flight'), after.custodianFen - before.custodianFen, fen(after.owed, 'payable')]).toEqual([0n, 0n, 0n, 5_000n, 5_000n])
  await world.advance(DAY_MS)
  const back = await proof(during)
  expect([...holds(back), fen(back.inFlight, 'in-flight'), fen(back.owed, 'payable')]).toEqual([0n, 0n, 5_000n, 0n])
})

test('a debit card’s refund is under way at the bank until that has it, and no longer while it arrives', async () => {
  const { ctx, paymentId } = await paid(world, { yuan: '30', card: {} })
  const before = await proof()
  await askRefund(world, paymentId, '30')
  await world.runDue()
  const now = await proof()
  expect([(await listRefundsOf({ ctx, input: { paymentId } }))[0]?.state, before.settling, now.settling, ...holds(now)]).toEqual(['ARRIVING', 0, 0, 0n, 0n])
})

test('is for staff, and not for a moment that has not come', async () => {
  expect(await refusal(readEscrow({ ctx: await as('RESIDENT'), input: {} }))).toBe('FORBIDDEN')
  expect(await refusal(proof(new Date((await world.system()).clock.now().getTime() + 2 * MINUTE_MS)))).toBe('CLOCK_RANGE')
  for (const at of ['2026-99-99T99:99', '2026-02-30T00:00', 'abc']) expect(await refusal(readEscrow({ ctx: await as('ADMIN'), input: { at } }))).toBe('INVALID_INPUT')
  expect((await readEscrow({ ctx: await as('ADMIN'), input: { at: '' } })).isNow).toBe(true)
})
