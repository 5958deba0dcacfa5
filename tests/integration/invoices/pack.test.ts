/** Rules I3, I5: invoices file themselves, are found, passed on, taken out as files; the same bytes each time. */
import { unzipSync } from 'fflate'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Ctx } from '@/lib/db'
import { INVOICE_OPERATIONS } from '@/lib/edge/invoices-api'
import { einvoice } from '@/lib/gateways/tax'
import { checkFile, exportInvoices, getInvoice, invoicesOfPayment, listInvoiceable, listInvoices, readInvoiceFile, readShared, readSharedFile, shareInvoice } from '@/lib/invoices/pack'
import { canonicalJson, sha256Hex } from '@/lib/kernel/canonical'
import { DAY_MS } from '@/lib/kernel/calendar'
import { newResident } from '../../support/journey'
import { apply, DONE_MS, firmTitle, invoicesOf } from '../../support/invoices'
import { paid } from '../../support/refunds'
import { refusal } from '../../support/refusal'
import { useWorld } from '../../support/world'

const world = useWorld('demo')
let ctx: Ctx
let paymentId: string
let numbers: string[]

/** 90.00 of 北京 as a special invoice with its ordinary one. */
beforeAll(async () => {
  ;({ ctx, paymentId } = await paid(world, { yuan: '90' }))
  expect((await listInvoiceable({ ctx, input: {} })).items).toMatchObject([{ id: paymentId, leftFen: 9_000n }])
  await apply(ctx, [paymentId], await firmTitle(world, ctx), 'SPECIAL')
  await world.advance(DONE_MS)
  numbers = (await invoicesOf(ctx, paymentId)).map(({ number }) => number ?? '')
})

const list = async (input: unknown) => (await listInvoices({ ctx, input })).items.map(({ kind }) => kind).sort()
const idOf = async (kind: string) => (await listInvoices({ ctx, input: {} })).items.find((invoice) => invoice.kind === kind)?.id ?? ''
const hashOf = async (format: 'pdf' | 'xml') => sha256Hex((await readInvoiceFile({ ctx, input: { invoiceId: await idOf('SPECIAL'), format } })).bytes)

test('are found by year, category, number, name and tax number, and by nobody else', async () => {
  expect(await list({})).toEqual(['ORDINARY', 'SPECIAL'])
  expect(await list({ year: '2026' })).toEqual(['ORDINARY', 'SPECIAL'])
  expect(await list({ year: '2025' })).toEqual([])
  expect(await list({ category: 'SPECIAL' })).toEqual(['SPECIAL'])
  expect(await list({ category: 'RED' })).toEqual([])
  expect(await list({ q: numbers[0]?.slice(-5) })).toHaveLength(1)
  for (const q of ['水韵物业', '自来水', '91110000802100433b']) expect(await list({ q })).toHaveLength(2)
  for (const q of ['%', '_', "'", '没有']) expect(await list({ q })).toEqual([])
  expect((await listInvoices({ ctx, input: { before: 'nonsense', year: 'x', category: 'y' } })).items).toHaveLength(2)
  const other = (await newResident(world)).ctx
  expect((await listInvoices({ ctx: other, input: {} })).items).toEqual([])
  const invoiceId = await idOf('SPECIAL')
  for (const work of [getInvoice, shareInvoice]) expect(await refusal(work({ ctx: other, input: { invoiceId } }))).toBe('NOT_FOUND')
  expect(await refusal(readInvoiceFile({ ctx: other, input: { invoiceId, format: 'pdf' } }))).toBe('NOT_FOUND')
  expect(await invoicesOfPayment({ ctx: other, input: { paymentId } })).toEqual({ invoices: [], leftFen: 0n })
  expect((await listInvoiceable({ ctx, input: {} })).items).toEqual([])
})

test('one over HTTP is what its description says, nothing left out', async () => {
  const said = JSON.parse(canonicalJson(await getInvoice({ ctx, input: { invoiceId: await idOf('SPECIAL') } })))
  const described = INVOICE_OPERATIONS.find(({ id }) => id === 'readInvoice')?.answer
  expect(described?.parse(said)).toEqual(said)
})

test('a second download gives the same bytes, and the check page knows them', async () => {
  expect([await hashOf('pdf'), await hashOf('xml')]).toEqual([await hashOf('pdf'), await hashOf('xml')])
  const anybody = await world.as({ kind: 'ANONYMOUS' })
  expect(await checkFile({ ctx: anybody, input: { hash: (await hashOf('pdf')).toUpperCase() } })).toMatchObject({ format: 'pdf', grossFen: 3_726n, isRed: false, isTakenBack: false })
  expect(await checkFile({ ctx: anybody, input: { hash: await hashOf('xml') } })).toMatchObject({ format: 'xml' })
  expect(await checkFile({ ctx: anybody, input: { hash: '0'.repeat(64) } })).toBeNull()
  expect(await refusal(checkFile({ ctx: anybody, input: { hash: 'x' } }))).toBe('INVALID_INPUT')
  const before = await ctx.db.prisma.storedFile.count()
  await expect(ctx.db.query('UPDATE stored_file SET media_type = $1 RETURNING hash', ['x'])).rejects.toThrow('FILE_APPEND_ONLY')
  expect(await ctx.db.prisma.storedFile.count()).toBe(before)
})

test('a link shows one invoice for a week, and keeps no secret in the books', async () => {
  const { token } = await shareInvoice({ ctx, input: { invoiceId: await idOf('SPECIAL') } })
  const anybody = await world.as({ kind: 'ANONYMOUS' })
  expect(await readShared({ ctx: anybody, input: { token } })).toMatchObject({ invoice: { grossFen: 3_726n }, content: { kind: 'SPECIAL' } })
  expect(sha256Hex((await readSharedFile({ ctx: anybody, input: { token, format: 'pdf' } })).bytes)).toBe(await hashOf('pdf'))
  for (const wrong of ['', 'short', `${token}x`, '../../etc']) expect(await readShared({ ctx: anybody, input: { token: wrong } })).toBeNull()
  expect(await ctx.db.query('SELECT 1 FROM invoice_share WHERE token_hash = $1', [token])).toEqual([])
  await world.advance(7 * DAY_MS)
  const later = await world.as({ kind: 'ANONYMOUS' })
  expect(await readShared({ ctx: later, input: { token } })).toBeNull()
  expect(await refusal(readSharedFile({ ctx: later, input: { token, format: 'xml' } }))).toBe('NOT_FOUND')
})

describe('a year taken out', () => {
  const take = async (format: string) => (await exportInvoices({ ctx, input: { year: '2026', format } })).bytes
  test('as a ZIP of both files of each', async () => {
    const files = unzipSync(await take('zip'))
    expect(Object.keys(files).sort()).toEqual(numbers.flatMap((number) => [`电子发票-${number}.pdf`, `电子发票-${number}.xml`]).sort())
    expect(sha256Hex(await take('zip'))).toBe(sha256Hex(await take('zip')))
  })
  test('as the bureau’s XML, and as JSON in yuan', async () => {
    const text = new TextDecoder().decode(await take('xml'))
    const each = text.match(/<EInvoice>.*?<\/EInvoice>/gs) ?? []
    expect(each.map((xml) => einvoice.readEInvoice(xml).ok)).toEqual([true, true])
    const { invoices } = JSON.parse(new TextDecoder().decode(await take('json')))
    expect(invoices.map(({ total, tax, kind }: Record<string, string>) => [kind, total, tax]).sort()).toEqual([['ORDINARY', '52.74', '0.00'], ['SPECIAL', '37.26', '1.09']])
  })
  test('not of a year without any, nor in another form', async () => {
    expect(await refusal(exportInvoices({ ctx, input: { year: '2020', format: 'zip' } }))).toBe('NOT_FOUND')
    expect(await refusal(exportInvoices({ ctx, input: { year: '2026', format: 'exe' } }))).toBe('INVALID_INPUT')
  })
})
