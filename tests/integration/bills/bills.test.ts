import { beforeAll, describe, expect, test } from 'vitest'
import { getAccountBills, getBill, listBills, listFreshAccounts, refreshBills, refreshNow } from '@/lib/bills'
import type { Ctx } from '@/lib/db'
import { DAY_MS, HOUR_MS } from '@/lib/kernel/calendar'
import { DEMO_CUSTOMERS } from '@/prisma/seed/sim-water-customers'
import { confirm, newResident, quote } from '../../support/journey'
import { refusal } from '../../support/refusal'
import { tableCounts, tablesChangedBy } from '../../support/table-counts'
import { useWorld } from '../../support/world'

const world = useWorld('demo')
/** All that can be asked about; one number never answers. */
const NUMBERS = DEMO_CUSTOMERS.filter(({ behaviour }) => behaviour !== 'QUERY_TIMEOUT').map(({ billKey }) => billKey)
let ctx: Ctx
const accounts = new Map<string, string>()
const idOf = (billKey: string) => accounts.get(billKey) ?? ''

beforeAll(async () => {
  const made = await newResident(world, { numbers: NUMBERS })
  ctx = made.ctx
  for (const [n, id] of made.accounts.entries()) accounts.set(NUMBERS[n] ?? '', id)
})

describe('what the company states', () => {
  test('is what the published tariff makes of it, for every bill of every number of two years', async () => {
    const differ = await ctx.db.query('SELECT bill_key, bill_no, amount_fen, expected_fen FROM bill WHERE expected_fen <> amount_fen', [])
    const [{ bills } = { bills: 0n }] = await ctx.db.query<{ bills: bigint }>('SELECT count(*) AS bills FROM bill', [])
    expect(differ).toEqual([])
    expect(Number(bills)).toBe(NUMBERS.length * 12)
  })

  test('is the same on our side and in the company’s own books, bill by bill', async () => {
    const differ = await ctx.db.query(
      `SELECT b.bill_no FROM bill b FULL JOIN sim_water.bill s ON s.company_code = b.company_code AND s.bill_key = b.bill_key AND s.bill_no = b.bill_no
       WHERE (b.bill_no IS NULL AND s.bill_key = ANY($1)) OR b.bill_no IS NOT NULL AND (s.bill_no IS NULL OR b.amount_fen <> s.principal_fen
         OR b.paid_fen <> s.principal_paid_fen + s.late_paid_fen OR b.volume_m3 <> s.volume_m3 OR b.used_before_m3 <> s.used_before_m3)`,
      [NUMBERS],
    )
    expect(differ).toEqual([])
  })

  test('is shown newest first, two years of usage oldest first', async () => {
    const { bills, usage, dueFen } = await getAccountBills({ ctx, input: { waterAccountId: idOf('0100000002') } })
    expect(bills.slice(0, 3).map(({ endMonth, state, outstandingFen, lateFeeFen }) => [endMonth, state, outstandingFen, lateFeeFen])).toEqual([
      ['202602', 'DUE', 7000n, 0n],
      ['202512', 'OVERDUE', 8662n, 662n],
      ['202510', 'PAID', 0n, 0n],
    ])
    expect([bills.length, dueFen, usage.length, usage[0]?.month, usage.at(-1)?.month]).toEqual([6, 15_662n, 24, '202403', '202602'])
  })

  test('carries its own calculation, line by line', async () => {
    const { bills } = await listBills({ ctx, input: { waterAccountId: idOf('0100000004') } })
    expect(bills).toHaveLength(12)
    for (const { billNo, amountFen } of bills) {
      const { lines, bars, differs } = await getBill({ ctx, input: { waterAccountId: idOf('0100000004'), billNo } })
      expect([lines.reduce((sum, line) => sum + line.amountFen, 0n), differs, bars.length > 0]).toEqual([amountFen, false, true])
    }
  })

  test('that differs from the tariff is marked', async () => {
    const [bill] = await ctx.db.query<{ bill_no: string }>(`UPDATE bill SET expected_fen = amount_fen + 1 WHERE bill_key = '0100000005' AND end_month = '202602' RETURNING bill_no`, [])
    expect(await getBill({ ctx, input: { waterAccountId: idOf('0100000005'), billNo: bill?.bill_no } })).toMatchObject({ differs: true })
    await refreshNow({ ctx, input: { waterAccountId: idOf('0100000005') } })
    expect(await getBill({ ctx, input: { waterAccountId: idOf('0100000005'), billNo: bill?.bill_no } })).toMatchObject({ differs: false })
  })
})

describe('refreshing', () => {
  test('twice, and five times at once, changes nothing but the moment', async () => {
    const waterAccountId = idOf('0100000001')
    const before = [await tableCounts(ctx.db), await getAccountBills({ ctx, input: { waterAccountId } })]
    await Promise.all(Array.from({ length: 5 }, () => refreshNow({ ctx, input: { waterAccountId } })))
    const [counts, bills] = [await tableCounts(ctx.db), await getAccountBills({ ctx, input: { waterAccountId } })]
    const grown = Object.keys(counts).filter((table) => counts[table] !== (before[0] as Record<string, number>)[table])
    expect(grown.filter((table) => table !== 'public.attempt_counter')).toEqual(['public.wire_message'])
    expect(bills).toEqual(before[1])
  })

  test('lets a late fee grow', async () => {
    const waterAccountId = idOf('0100000002')
    await world.advance(DAY_MS)
    const later = { ...ctx, clock: (await world.system()).clock }
    await refreshNow({ ctx: later, input: { waterAccountId } })
    expect(await getAccountBills({ ctx: later, input: { waterAccountId } })).toMatchObject({ dueFen: 15_679n })
  })

  test('tells how much late fee is left, not how much there ever was', async () => {
    const person = await newResident(world, { numbers: ['0100000002'] })
    const input = { waterAccountId: person.accounts[0] }
    const late = async () => {
      const now = { ...person.ctx, clock: (await world.system()).clock }
      const { bills } = await getAccountBills({ ctx: now, input })
      return bills.filter(({ state }) => state !== 'PAID').map(({ endMonth, lateFeeDueFen, outstandingFen }) => [endMonth, lateFeeDueFen, outstandingFen])
    }
    await refreshNow({ ctx: { ...person.ctx, clock: (await world.system()).clock }, input })
    expect(await late()).toEqual([['202602', 0n, 7000n], ['202512', 679n, 8679n]])
    for (const [amount, left] of [['5', [179n, 8179n]], ['1.79', [0n, 8000n]]] as const) {
      await confirm(person.ctx, (await quote(person.ctx, person.accounts[0] ?? '', 'PART', amount)).id)
      await world.runDue()
      expect(await late()).toEqual([['202602', 0n, 7000n], ['202512', ...left]])
    }
  })

  test('all of a person’s accounts asks for the stale ones; one company that does not answer blanks nothing', async () => {
    const person = await newResident(world, { numbers: ['0100000001', '0100000005'] })
    await world.advance(7 * HOUR_MS)
    const now = { ...person.ctx, clock: (await world.system()).clock }
    const cut = { ...now, outside: { send: async () => ({ outcome: 'TIMEOUT' }) as const } }
    const old = await listFreshAccounts({ ctx: cut })
    expect(old.stale.toSorted()).toEqual(person.accounts.toSorted())
    expect(old.accounts.every(({ dueFen }) => dueFen !== null)).toBe(true)
    const fresh = await listFreshAccounts({ ctx: now })
    expect([fresh.stale, fresh.accounts.map(({ refreshedAt }) => refreshedAt?.getTime())]).toEqual([[], [now.clock.now().getTime(), now.clock.now().getTime()]])
  })

  test('does not keep a statement that is older than a payment', async () => {
    const person = await newResident(world, { numbers: ['0100000001'] })
    const [id = ''] = person.accounts
    const account = await ctx.db.prisma.waterAccount.findUniqueOrThrow({ where: { id } })
    const now = { ...person.ctx, clock: (await world.system()).clock }
    let asked = 0
    // Somebody pays while the company is being asked for the first time.
    const paying = {
      send: async (request: Parameters<Ctx['outside']['send']>[0]) => {
        const answer = await now.outside.send(request)
        asked += 1
        if (asked === 3) await confirm(now, (await quote(now, id, 'PREPAY', '200')).id)
        return answer
      },
    }
    await refreshBills({ ...now, outside: paying }, account, 'between')
    expect(asked).toBe(6)
    await world.runDue()
  })

  test('that the company does not answer keeps what was known', async () => {
    const account = await ctx.db.prisma.waterAccount.findUniqueOrThrow({ where: { id: idOf('0100000001') } })
    const cut = { ...ctx, outside: { send: async () => ({ outcome: 'TIMEOUT' }) as const } }
    const before = await ctx.db.prisma.bill.findMany({ where: { billKey: '0100000001' } })
    expect(await refusal(refreshBills(cut, account, 'cut'))).toBe('COMPANY_TIMEOUT')
    expect(await ctx.db.prisma.bill.findMany({ where: { billKey: '0100000001' } })).toEqual(before)
  })

  test('after a payment that was under way is done also of a company that has been switched off since', async () => {
    const person = await newResident(world, { numbers: ['0100000422'] })
    const [id = ''] = person.accounts
    const due = async () => (await ctx.db.prisma.waterAccount.findUniqueOrThrow({ where: { id } })).dueFen
    const owed = await due()
    await confirm(person.ctx, (await quote(person.ctx, id)).id)
    const switchTo = (enabled: boolean) => ctx.db.prisma.company.update({ where: { code: 'beijing' }, data: { enabled } })
    await switchTo(false)
    await world.runDue()
    await switchTo(true)
    expect([(owed ?? 0n) > 0n, await due(), world.jobErrors]).toEqual([true, 0n, []])
  })

  test('after each of two payments is a question of its own, kept word for word', async () => {
    const person = await newResident(world, { numbers: ['0100000001'] })
    const asked = async () => {
      const rows = await ctx.db.query<{ request: string }>(`SELECT request FROM wire_message WHERE subject_id = 'beijing:0100000001' AND request LIKE '%<trancode>SIMBILLS<%'`, [])
      return rows.map(({ request }) => /<transeqnum>(.+?)</.exec(request)?.[1])
    }
    const before = (await asked()).length
    for (let n = 0; n < 2; n += 1) {
      await confirm(person.ctx, (await quote(person.ctx, person.accounts[0] ?? '', 'PREPAY', '200')).id)
      await world.runDue()
    }
    const sequences = await asked()
    expect([sequences.length - before, new Set(sequences).size]).toEqual([2, sequences.length])
  })

  test('is limited to thirty times a minute', async () => {
    const person = await newResident(world, { numbers: ['0100000005'] })
    const tries = Array.from({ length: 33 }, () => refreshNow({ ctx: person.ctx, input: { waterAccountId: person.accounts[0] } }).then(() => 'ok', (error: { code: string }) => error.code))
    const answers = await Promise.all(tries)
    expect(answers.filter((answer) => answer === 'RATE_LIMITED')).toHaveLength(3)
  })
})

describe('what is not there', () => {
  test('a bill nobody issued, or of another number', async () => {
    const { bills } = await getAccountBills({ ctx, input: { waterAccountId: idOf('0100000001') } })
    const ask = (billKey: string, billNo: unknown) => getBill({ ctx, input: { waterAccountId: idOf(billKey), billNo } })
    expect([await refusal(ask('0100000001', '2030010100000001')), await refusal(ask('0100000002', bills[0]?.billNo))]).toEqual(['NOT_FOUND', 'NOT_FOUND'])
    expect([await refusal(ask('0100000001', '')), await refusal(ask('0100000001', null)), await refusal(ask('0100000001', `' OR 1=1 --`))]).toEqual(['INVALID_INPUT', 'INVALID_INPUT', 'NOT_FOUND'])
  })

  test('somebody else’s account: nothing is asked, nothing is written', async () => {
    const other = (await newResident(world)).ctx
    const input = { waterAccountId: idOf('0100000001') }
    const { bills } = await getAccountBills({ ctx, input })
    const changed = await tablesChangedBy(ctx.db, async () => {
      expect(await refusal(refreshNow({ ctx: other, input }))).toBe('NOT_FOUND')
      expect(await refusal(getAccountBills({ ctx: other, input }))).toBe('NOT_FOUND')
      expect(await refusal(getBill({ ctx: other, input: { ...input, billNo: bills[0]?.billNo } }))).toBe('NOT_FOUND')
    })
    expect(changed).toEqual([])
  })
})
