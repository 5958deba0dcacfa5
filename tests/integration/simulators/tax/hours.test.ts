/** Rule E4: between 23:00 and 01:00 applications are kept, told when they will run, and run then, in order. */
import { expect, it } from 'vitest'
import { formatInstant } from '@/lib/kernel/calendar'
import { useTaxWorld } from './harness'

const world = useTaxWorld('hours')

const expectedFor = async (hour: number, minute: number) => {
  world().goTo(3, 16, hour, minute)
  const application = world().application()
  const taken = await world().apply(application)
  return { application, expected: taken.ok && taken.value.state === 'WAITING' ? formatInstant(taken.value.expectedAt) : '' }
}

it.each([
  [22, 50, /^2026-03-16 22:5[2-4]/],
  [23, 0, '2026-03-17 01:02:00'],
  [23, 30, '2026-03-17 01:02:00'],
  [0, 59, '2026-03-16 01:02:00'],
  [1, 0, /^2026-03-16 01:0[2-4]/],
])('%i:%i is expected by %s', async (hour, minute, expected) => {
  expect((await expectedFor(hour, minute)).expected).toMatch(expected)
})

it('one that would be taken up when maintenance has begun waits for its end', async () => {
  world().goTo(3, 18, 22, 59)
  world().pass(58)
  expect(await world().apply(world().application())).toMatchObject({ ok: true, value: { state: 'WAITING', expectedAt: new Date('2026-03-19T01:02:00+08:00') } })
})

it('kept at 23:30, not done at 00:59, done after 01:00 on the new day, in the order in which they came', async () => {
  world().goTo(4, 1, 23, 30)
  const applications = Array.from({ length: 12 }, () => world().application())
  for (const application of applications) await world().apply(application)
  world().goTo(4, 2, 0, 59)
  expect(await world().issueDue()).toEqual([])
  world().goTo(4, 2, 1, 0)
  expect((await world().issueDue()).slice(-12)).toEqual(applications.map(({ applicationNo }) => applicationNo))
  const rows = await world().rows<{ number: string; invoice: string }>(`SELECT number, invoice FROM sim_tax.application WHERE application_no = ANY ($1::text[]) ORDER BY number`, [applications.map(({ applicationNo }) => applicationNo)])
  expect(rows).toHaveLength(12)
  for (const { invoice } of rows) expect(invoice).toContain('<IssueTime>2026-04-02</IssueTime>')
})
