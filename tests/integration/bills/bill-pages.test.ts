import { beforeAll, expect, test } from 'vitest'
import { BILLS_PAGE_SIZE, getAccountBills, listBills } from '@/lib/bills'
import type { Ctx } from '@/lib/db'
import { addMonths, HOUR_MS } from '@/lib/kernel/calendar'
import { newResident } from '../../support/journey'
import { useWorld } from '../../support/world'

const world = useWorld('demo')
const OLDER = 40
let ctx: Ctx
let waterAccountId = ''

/** Forty bills from before the company's two years: one is still unpaid. */
beforeAll(async () => {
  const made = await newResident(world, { numbers: ['0100000002'] })
  ctx = made.ctx
  waterAccountId = made.accounts[0] ?? ''
  const [known] = await ctx.db.prisma.bill.findMany({ where: { billKey: '0100000002' }, take: 1 })
  if (!known) throw new Error('no bill')
  await ctx.db.prisma.bill.createMany({
    data: Array.from({ length: OLDER }, (_, n) => {
      const endMonth = addMonths('202312', -2 * Math.floor(n / 2))
      return { ...known, billNo: `old-${n}`, beginMonth: addMonths(endMonth, -1), endMonth, lateFeeFen: 0n, paidFen: n === 30 ? 0n : known.amountFen }
    }),
  })
})

test('every bill is on exactly one page, newest first, two of one month too', async () => {
  const seen: string[] = []
  const sizes: number[] = []
  let before: string | undefined
  do {
    const page = await listBills({ ctx, input: { waterAccountId, before } })
    seen.push(...page.bills.map(({ endMonth, billNo }) => `${endMonth} ${billNo}`))
    sizes.push(page.bills.length)
    before = page.next ?? undefined
  } while (before)
  expect(sizes).toEqual([BILLS_PAGE_SIZE, BILLS_PAGE_SIZE, OLDER + 12 - 2 * BILLS_PAGE_SIZE])
  expect(new Set(seen).size).toBe(OLDER + 12)
  expect(seen).toEqual(seen.toSorted().reverse())
})

test('an account shows its newest bills and whatever is unpaid, however old', async () => {
  const { bills, dueFen } = await getAccountBills({ ctx, input: { waterAccountId } })
  expect(bills.map(({ billNo }) => billNo).at(-1)).toBe('old-30')
  expect(bills).toHaveLength(7)
  expect(dueFen).toBe(bills.reduce((sum, { outstandingFen }) => sum + outstandingFen, 0n))
})

test('a place nobody was given is the beginning', async () => {
  const first = await listBills({ ctx, input: { waterAccountId } })
  for (const before of ['', 'x', '202602', '202602~', `202602~${'9'.repeat(65)}`, 7]) expect(await listBills({ ctx, input: { waterAccountId, before } })).toEqual(first)
})

test('after the last there is nothing more', async () => {
  expect(await listBills({ ctx, input: { waterAccountId, before: '190001~x' } })).toMatchObject({ bills: [], first: false, next: null })
})

test('the first page asks the company when what is kept is old, and says what it says now', async () => {
  await world.advance(7 * HOUR_MS)
  const later = { ...ctx, clock: (await world.system()).clock }
  const { account } = await listBills({ ctx: later, input: { waterAccountId } })
  expect(account.refreshedAt).toEqual(later.clock.now())
})
