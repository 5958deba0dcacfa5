/** Every verb of invoices at the desk is tried by those whose business it is not. */
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor, Command, Ctx } from '@/lib/db'
import { countDeskWork, listDeskInvoices, listOrganisationMonths, listWaitingLetters, readBureauState, readDeskRecord, retryInvoice } from '@/lib/invoices/desk'
import { getDeskInvoice } from '@/lib/invoices/pack'
import { exchangeInvoice, redLetterInvoice, withdrawLetter } from '@/lib/invoices/red'
import { HOUR_MS } from '@/lib/kernel/calendar'
import { apply, DONE_MS, FIRM, firmTitle, invoicesOf, personTitle } from '../../support/invoices'
import { newKey } from '../../support/journey'
import { desk, paid } from '../../support/refunds'
import { refusal } from '../../support/refusal'
import { tablesChangedBy } from '../../support/table-counts'
import { useWorld } from '../../support/world'

const world = useWorld('demo')
const user = (role: 'RESIDENT' | 'OPERATOR' | 'ADMIN' | 'QA'): Actor => ({ kind: 'USER', userId: 'u', role, sessionId: 's' })
let buyer: Ctx
let person = { invoiceId: '', paymentId: '' }
let firm = { invoiceId: '', paymentId: '' }

beforeAll(async () => {
  const one = await paid(world, { yuan: '90' })
  await apply(one.ctx, [one.paymentId], await personTitle(one.ctx))
  const two = await paid(world, { yuan: '37.95', companyCode: 'shanghai', billKey: '20000001' })
  await apply(two.ctx, [two.paymentId], await firmTitle(world, two.ctx))
  await world.advance(DONE_MS)
  person = { invoiceId: (await invoicesOf(one.ctx, one.paymentId))[0]?.id ?? '', paymentId: one.paymentId }
  firm = { invoiceId: (await invoicesOf(two.ctx, two.paymentId))[0]?.id ?? '', paymentId: two.paymentId }
  buyer = await world.as(two.ctx.actor)
})

type Verb = (command: Command<unknown>) => Promise<unknown>
const VERBS: Record<string, { verb: Verb; input: () => object; reads?: true; about?: true }> = {
  readBureauState: { verb: readBureauState, input: () => ({}), reads: true },
  countDeskWork: { verb: countDeskWork, input: () => ({}), reads: true },
  listDeskInvoices: { verb: listDeskInvoices, input: () => ({}), reads: true },
  listWaitingLetters: { verb: listWaitingLetters, input: () => ({}), reads: true },
  listOrganisationMonths: { verb: listOrganisationMonths, input: () => ({}), reads: true },
  getDeskInvoice: { verb: getDeskInvoice, input: () => ({ invoiceId: person.invoiceId }), reads: true, about: true },
  readDeskRecord: { verb: readDeskRecord, input: () => ({ invoiceId: person.invoiceId }), reads: true, about: true },
  retryInvoice: { verb: retryInvoice, input: () => ({ invoiceId: person.invoiceId }), about: true },
  redLetterInvoice: { verb: redLetterInvoice, input: () => ({ invoiceId: person.invoiceId }), about: true },
}

describe.each(Object.keys(VERBS))('%s', (name) => {
  const { verb, input, reads, about } = VERBS[name] as (typeof VERBS)[string]

  test('is for admins and operators alone, and writes nothing for others', async () => {
    if (reads) for (const role of ['ADMIN', 'OPERATOR'] as const) expect(await verb({ ctx: await world.as(user(role)), input: input() })).toBeDefined()
    const changed = await tablesChangedBy(world.world.db, async () => {
      for (const role of ['RESIDENT', 'QA'] as const) expect(await refusal(verb({ ctx: await world.as(user(role)), input: input() }))).toBe('FORBIDDEN')
      for (const kind of ['ANONYMOUS', 'SYSTEM'] as const) expect(await refusal(verb({ ctx: await world.as({ kind }), input: input() }))).toBe('UNAUTHENTICATED')
    })
    expect(changed).toEqual([])
  })

  if (about) test('says what is not there, and what is no name of anything', async () => {
    const ctx = await desk(world)
    expect(await refusal(verb({ ctx, input: { invoiceId: 'inv_none' } }))).toBe('NOT_FOUND')
    for (const odd of [null, 'x', {}, { invoiceId: `' OR 1=1 --` }, { invoiceId: ['a'] }, { invoiceId: 'a\0' }, { invoiceId: 'x'.repeat(1_000_000) }]) expect(await refusal(verb({ ctx, input: odd }))).toBe('INVALID_INPUT')
  })
})

test('the list is filtered, and found by whole numbers and names', async () => {
  const ctx = await desk(world)
  const ids = async (input: object) => (await listDeskInvoices({ ctx, input })).items.map(({ id }) => id)
  const { number } = await getDeskInvoice({ ctx, input: person })
  for (const q of [number, person.invoiceId, person.paymentId, '王芳', ` ${person.invoiceId} `]) expect(await ids({ q }), `${q}`).toEqual([person.invoiceId])
  for (const q of [FIRM.taxId, FIRM.name, firm.paymentId]) expect(await ids({ q })).toEqual([firm.invoiceId])
  expect(await ids({ company: 'shanghai' })).toEqual([firm.invoiceId])
  for (const none of [{ colour: 'RED' }, { state: 'STUCK' }, { state: 'REFUSED' }, { q: '王' }, { company: 'guangzhou' }]) expect(await ids(none)).toEqual([])
  expect(await ids({ state: ['nonsense'], colour: 7, company: '../x', before: 'x' })).toHaveLength(2)
})

test('the record says whose it is and what was said with the bureau; the month what stands on invoices', async () => {
  const ctx = await desk(world)
  const { messages, ...record } = await readDeskRecord({ ctx, input: firm })
  expect(record).toMatchObject({ attempt: 1, isStuck: false })
  expect(messages.map(({ operation }) => operation).sort()).toEqual(['apply', 'notice', 'query'])
  expect(messages[0]).toMatchObject({ operation: 'apply', outcome: 'ANSWERED', request: expect.stringContaining(firm.invoiceId) })
  expect((await listOrganisationMonths({ ctx, input: {} })).rows).toMatchObject([{ ...FIRM, invoices: 1, ordinaryFen: 3_795n, specialFen: 0n, paidFen: 3_795n, needsSpecial: false }])
  expect((await listOrganisationMonths({ ctx, input: { month: '202512' } })).rows).toEqual([])
  expect(await refusal(retryInvoice({ ctx, input: firm }))).toBe('INVOICE_NOT_STUCK')
})

test('what waits is counted; ten minutes after the bureau’s own time an invoice is stuck', async () => {
  const { letterId } = await exchangeInvoice({ ctx: buyer, input: { invoiceId: firm.invoiceId, titleId: await personTitle(buyer, '王小明'), idempotencyKey: newKey() } })
  expect(await listWaitingLetters({ ctx: await desk(world) })).toMatchObject([{ id: letterId, invoiceId: firm.invoiceId, newTitle: '王小明', buyerName: FIRM.name, grossFen: 3_795n }])
  expect(await countDeskWork({ ctx: await desk(world) })).toEqual({ stuck: 0, letters: 1, certifications: 0 })
  await withdrawLetter({ ctx: buyer, input: { letterId } })
  // As if its job had been lost.
  await world.world.db.query(`UPDATE invoice SET state = 'SUBMITTED', number = NULL, issued_on = NULL, xml_hash = NULL, pdf_hash = NULL, ended_at = NULL WHERE id = $1 RETURNING id`, [person.invoiceId])
  await world.advance(HOUR_MS)
  const ctx = await desk(world)
  expect(await countDeskWork({ ctx })).toEqual({ stuck: 1, letters: 0, certifications: 0 })
  expect(await readBureauState({ ctx })).toMatchObject({ opensAt: null, waiting: 1, stuck: 1 })
  expect((await readDeskRecord({ ctx, input: person })).isStuck).toBe(true)
  expect((await listDeskInvoices({ ctx, input: { state: 'STUCK' } })).items).toMatchObject([{ id: person.invoiceId, isStuck: true }])
})

test('a red one that the bureau refuses is asked for again, but not once its letter was withdrawn', async () => {
  const { ctx: resident, paymentId } = await paid(world, { yuan: '90', billKey: '0100000421' })
  await apply(resident, [paymentId], await personTitle(resident))
  await world.advance(DONE_MS)
  const blue = (await invoicesOf(resident, paymentId))[0]?.id ?? ''
  // The bureau has lost its books, and knows no blue one to take back.
  await world.world.db.query('DELETE FROM sim_tax.application WHERE application_no = $1 RETURNING application_no', [blue])
  const { letterId } = await redLetterInvoice({ ctx: await desk(world), input: { invoiceId: blue } })
  await world.advance(DONE_MS)
  const red = (await invoicesOf(resident, paymentId)).find(({ red_of }) => red_of === blue)
  expect(red).toMatchObject({ state: 'REFUSED', reason: 'RED_UNKNOWN' })
  const input = { invoiceId: red?.id }
  await retryInvoice({ ctx: await desk(world), input })
  await world.advance(DONE_MS)
  expect(await readDeskRecord({ ctx: await desk(world), input })).toMatchObject({ attempt: 2 })
  await withdrawLetter({ ctx: await desk(world), input: { letterId } })
  expect(await refusal(retryInvoice({ ctx: await desk(world), input }))).toBe('RED_LETTER_DECIDED')
  expect(await getDeskInvoice({ ctx: await desk(world), input: { invoiceId: blue } })).toMatchObject({ state: 'ISSUED', isTakenBack: false })
})
