/** 交易记录: filters, search, totals of months and export, against a naive reading of the same payments. */
import { beforeAll, describe, expect, test } from 'vitest'
import type { Ctx } from '@/lib/db'
import { DAY_MS, monthOf } from '@/lib/kernel/calendar'
import { sumFen } from '@/lib/kernel/money'
import type { PaymentDto } from '@/lib/payments/schemas'
import { PAGE_SIZE } from '@/lib/kernel/paging'
import { exportRecords, listRecords, MAX_ROWS, readRecordChoices } from '@/lib/payments/records'
import { confirm, newResident, quote } from '../../support/journey'
import { refusal } from '../../support/refusal'
import { useWorld } from '../../support/world'

const world = useWorld('demo')
let ctx: Ctx
let accounts: string[]
let all: PaymentDto[]
const AMOUNTS = ['1', '2.5', '9', '3', '7.77', '1', '2', '1', '5', '1', '1', '1', '4', '1', '1', '1', '1', '1', '1', '1', '1', '1', '1', '6']

beforeAll(async () => {
  const made = await newResident(world, { numbers: ['0100000001', '0100000500'] })
  ctx = made.ctx
  accounts = made.accounts
  for (const [n, amount] of AMOUNTS.entries()) {
    const { id } = await quote(ctx, accounts[n % 6 === 5 ? 1 : 0] ?? '', 'PART', amount)
    await confirm(ctx, id)
    await world.advance(3 * DAY_MS)
    ctx = await world.as(ctx.actor)
  }
  all = await exportRecords({ ctx, input: {} })
}, 120_000)

async function everyPage(input: object): Promise<PaymentDto[]> {
  const items: PaymentDto[] = []
  let before: string | null = null
  do {
    const page: Awaited<ReturnType<typeof listRecords>> = await listRecords({ ctx, input: { ...input, ...(before && { before }) } })
    items.push(...page.items)
    before = page.next
  } while (before)
  return items
}

const ids = (payments: PaymentDto[]) => payments.map(({ id }) => id)
const fits = (test: (payment: PaymentDto) => boolean) => ids(all.filter(test))

describe('filters', () => {
  test('none: everything, page by page, each once', async () => {
    expect(all).toHaveLength(AMOUNTS.length)
    expect((await listRecords({ ctx, input: {} })).items).toHaveLength(PAGE_SIZE)
    expect(ids(await everyPage({}))).toEqual(ids(all))
  })

  test('by state, account, month and source', async () => {
    const month = monthOf(all[10]?.createdAt ?? new Date(0))
    expect(ids(await everyPage({ state: 'PAID' }))).toEqual(fits(({ state }) => state === 'SUCCEEDED'))
    expect(ids(await everyPage({ state: 'FAILED' }))).toEqual(fits(({ state }) => state === 'FAILED'))
    expect(ids(await everyPage({ account: accounts[1] }))).toEqual(fits(({ waterAccountId }) => waterAccountId === accounts[1]))
    expect(ids(await everyPage({ month }))).toEqual(fits(({ createdAt }) => monthOf(createdAt) === month))
    expect([await everyPage({ source: 'CREDIT_CARD' }), ids(await everyPage({ source: 'BALANCE' }))]).toEqual([[], ids(all)])
  })

  test('what means nothing is no filter', async () => {
    for (const odd of [{ state: 'X' }, { month: '209913' }, { source: 'GOLD' }, { account: `' OR 1=1` }, { q: 'x'.repeat(61) }, { before: 'zzz' }]) expect(ids(await everyPage(odd))).toEqual(ids(all))
  })
})

describe('search', () => {
  test('by name, number, any of the order numbers and amount', async () => {
    const one = all.find(({ amountFen }) => amountFen === 777n)
    for (const q of [one?.billNo, one?.transactionId, one?.channelBillNo, '7.77', '７.７７', ` ${one?.transactionId} `]) expect(ids(await everyPage({ q }))).toEqual([one?.id])
    expect(ids(await everyPage({ q: '0100000500' }))).toEqual(fits(({ billKey }) => billKey === '0100000500'))
    for (const q of ['0500', '01****0500', '０１００ ０００５ ００']) expect((await everyPage({ q })).length).toBeGreaterThan(0)
    expect(ids(await everyPage({ q: '0500' }))).toEqual(fits(({ billKey }) => billKey.endsWith('0500')))
    for (const q of ['北京市', '北 京 市']) expect(ids(await everyPage({ q }))).toEqual(ids(all))
    for (const q of ['%', '_', '\\', 'no such thing', '99999999999999999999']) expect(await everyPage({ q })).toEqual([])
  })
})

const totalsOf = async (input: object) => (await listRecords({ ctx, input })).months.map(({ month, paidFen }) => [month, paidFen] as const)

test('a month’s total is of what the filter lets through', async () => {
  const one = all.find(({ amountFen }) => amountFen === 777n)
  expect(await totalsOf({ q: '7.77' })).toEqual([[monthOf(one?.createdAt ?? new Date(0)), 777n]])
})

test('a month’s total is of the whole month and of what was paid alone', async () => {
  for (const [month, paidFen] of await totalsOf({})) {
    expect([month, paidFen]).toEqual([month, sumFen(all.filter(({ createdAt, state }) => monthOf(createdAt) === month && state === 'SUCCEEDED').map(({ amountFen }) => amountFen))])
  }
  const choices = await readRecordChoices({ ctx })
  expect([choices.months, choices.sources, choices.accounts.map(({ id }) => id).sort()]).toEqual([[...new Set(all.map(({ createdAt }) => monthOf(createdAt)))], ['BALANCE'], [...accounts].sort()])
})

test('are nobody else’s, and files are limited', async () => {
  const { ctx: stranger } = await newResident(world)
  expect([(await listRecords({ ctx: stranger, input: { account: accounts[0] } })).items, await exportRecords({ ctx: stranger, input: {} }), await readRecordChoices({ ctx: stranger })]).toEqual([[], [], { accounts: [], months: [], sources: [] }])
  for (let n = 0; n < 29; n += 1) await exportRecords({ ctx: stranger, input: {} })
  expect(await refusal(exportRecords({ ctx: stranger, input: {} }))).toBe('RATE_LIMITED')
  expect(await refusal(listRecords({ ctx: await world.as({ kind: 'ANONYMOUS' }), input: {} }))).toBe('UNAUTHENTICATED')
})

test('a file is whole or is none, however many it takes', async () => {
  const { ctx: busy, accounts: [account = ''] } = await newResident(world, { numbers: ['0100000001'] })
  const { id } = await quote(busy, account, 'PART', '1')
  const copies = (from: number, to: number) =>
    busy.db.query(
      `INSERT INTO payment SELECT (jsonb_populate_record(p, jsonb_build_object('id', 'pay_copy' || n, 'bill_no', 'B' || n, 'transaction_id', 'T' || n, 'state', 'FAILED', 'reserved_at', p.created_at,
        'created_at', p.created_at - n / 7 * interval '1 minute'))).* FROM payment p, generate_series($2::int, $3::int) n WHERE p.id = $1 RETURNING id`,
      [id, from, to],
    )
  await copies(1, MAX_ROWS)
  const rows = await exportRecords({ ctx: busy, input: {} })
  expect([rows.length, new Set(ids(rows)).size]).toEqual([MAX_ROWS, MAX_ROWS])
  await copies(MAX_ROWS + 1, MAX_ROWS + 1)
  expect(await refusal(exportRecords({ ctx: busy, input: {} }))).toBe('EXPORT_TOO_MANY')
  await busy.db.query(`DELETE FROM payment WHERE id LIKE 'pay_copy%' RETURNING id`, [])
}, 60_000)
