/** Every reading verb of settlements and statements is tried by those whose business it is not. */
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor, Command } from '@/lib/db'
import { exportSettlement, getCustodianDay, getSettlement, listBreaks, listCustodianDays, listSettlementLines, listSettlements, readNextComparison, readSettlementBoard } from '@/lib/recon'
import { goTo, payTo } from '../../support/recon'
import { refusal } from '../../support/refusal'
import { tablesChangedBy } from '../../support/table-counts'
import { useWorld } from '../../support/world'

const world = useWorld('demo')
const user = (role: 'RESIDENT' | 'OPERATOR' | 'ADMIN' | 'QA'): Actor => ({ kind: 'USER', userId: 'u', role, sessionId: 's' })
let settlementId = ''

beforeAll(async () => {
  for (let n = 0; n < 23; n += 1) await payTo(world, 'beijing', `${90 + n}`)
  await goTo(world, '2026-03-18 12:00')
  settlementId = (await world.world.db.prisma.settlement.findFirstOrThrow()).id
})

type Verb = (command: Command<unknown>) => Promise<unknown>
const VERBS: Record<string, { verb: Verb; input: () => object; about?: 'SETTLEMENT' | 'DAY' }> = {
  readSettlementBoard: { verb: readSettlementBoard, input: () => ({}) },
  listSettlements: { verb: listSettlements, input: () => ({}) },
  getSettlement: { verb: getSettlement, input: () => ({ settlementId }), about: 'SETTLEMENT' },
  listSettlementLines: { verb: listSettlementLines, input: () => ({ settlementId }) },
  exportSettlement: { verb: exportSettlement, input: () => ({ settlementId }), about: 'SETTLEMENT' },
  listCustodianDays: { verb: listCustodianDays, input: () => ({}) },
  getCustodianDay: { verb: getCustodianDay, input: () => ({ day: '2026-03-16' }), about: 'DAY' },
  listBreaks: { verb: listBreaks, input: () => ({ day: '2026-03-16' }) },
  readNextComparison: { verb: readNextComparison, input: () => ({}) },
}

describe.each(Object.keys(VERBS))('%s', (name) => {
  const { verb, input, about } = VERBS[name] as (typeof VERBS)[string]

  test('is for admins and operators alone, and writes nothing', async () => {
    for (const role of ['ADMIN', 'OPERATOR'] as const) expect(await verb({ ctx: await world.as(user(role)), input: input() })).toBeDefined()
    const changed = await tablesChangedBy(world.world.db, async () => {
      for (const role of ['RESIDENT', 'QA'] as const) expect(await refusal(verb({ ctx: await world.as(user(role)), input: input() }))).toBe('FORBIDDEN')
      for (const kind of ['ANONYMOUS', 'SYSTEM'] as const) expect(await refusal(verb({ ctx: await world.as({ kind }), input: input() }))).toBe('UNAUTHENTICATED')
    })
    expect(changed).toEqual([])
  })

  if (about) test('says what is not there, and what is no name of anything', async () => {
    const ctx = await world.as(user('ADMIN'))
    expect(await refusal(verb({ ctx, input: about === 'DAY' ? { day: '2025-01-01' } : { settlementId: 'stl_none' } }))).toBe('NOT_FOUND')
    for (const odd of [null, 'x', {}, { day: '2026-13-45', settlementId: `' OR 1=1 --` }, { day: 7, settlementId: ['a'] }, { day: 'a\0', settlementId: 'x'.repeat(1_000_000) }]) expect(await refusal(verb({ ctx, input: odd }))).toBe('INVALID_INPUT')
  })
})

test('lists are paged by key, filtered, and an export is whole', async () => {
  const ctx = await world.as(user('OPERATOR'))
  const first = await listSettlementLines({ ctx, input: { settlementId } })
  const second = await listSettlementLines({ ctx, input: { settlementId, before: first.next ?? '' } })
  expect([first.items.length, second.items.length, second.next]).toEqual([20, 3, null])
  const { settlement, lines } = await exportSettlement({ ctx, input: { settlementId } })
  expect(lines).toEqual([...first.items, ...second.items])
  expect([settlement.lineCount, lines.reduce((sum, { amountFen, feeFen }) => sum + amountFen - feeFen, 0n)]).toEqual([23, settlement.netFen])
  const count = async (input: object) => (await listSettlements({ ctx, input })).items.length
  expect([await count({ company: 'beijing' }), await count({ company: 'shanghai' }), await count({ state: 'DONE' }), await count({ state: 'REFUSED' }), await count({ state: 'nonsense', company: [1], before: 'x' })]).toEqual([1, 0, 1, 0, 1])
})

test('the board says what waits, what the next run takes of it, and what has been paid', async () => {
  await payTo(world, 'guangzhou', '100')
  const read = async () => readSettlementBoard({ ctx: await world.as(user('ADMIN')) })
  const before = await read()
  expect(before).toMatchObject({ nextRun: { day: '2026-03-19', isYearKnown: true }, sums: { waitingFen: 10_000n, underWayFen: 0n, refusedFen: 0n }, days: [{ day: '2026-03-17', permille: 1_000 }] })
  expect(before.companies[0]).toMatchObject({ companyCode: 'guangzhou', feePpm: 6_000n, waitingCount: 1, waitingFen: 10_000n, nextFen: 10_000n })
  await goTo(world, '2026-03-19 10:00')
  const after = await read()
  expect(after.sums).toEqual({ ...before.sums, waitingFen: 0n, paidFen: before.sums.paidFen + 9_940n, feeFen: before.sums.feeFen + 60n })
  expect(world.jobErrors).toEqual([])
})
