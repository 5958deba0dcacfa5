/** What must hold of invoices at any moment, and what once everything has come to rest. */
import { expect } from 'vitest'
import type { Ctx } from '@/lib/db'
import { einvoice } from '@/lib/gateways/tax'
import { askPaidParts, leftOf, readInvoiced, readPaymentsOf } from '@/lib/invoices/applying'
import { readFile } from '@/lib/platform'
import { ledgerProblems, moneyProblems } from '../support/money-books'
import type { TestWorld } from '../support/world'

type Issued = { id: string; number: string; kind: string; grossFen: bigint; netFen: bigint; taxFen: bigint; buyer: string; xmlHash: string; theirs: string | null; blueHash: string | null; issuedOn: string }

const ISSUED = `SELECT i.id, i.number, i.kind, i.gross_fen AS "grossFen", i.net_fen AS "netFen", i.tax_fen AS "taxFen", i.buyer_name AS buyer, i.xml_hash AS "xmlHash", i.issued_on AS "issuedOn", a.invoice AS theirs, b.xml_hash AS "blueHash"
  FROM invoice i LEFT JOIN sim_tax.application a ON a.number = i.number LEFT JOIN invoice b ON b.id = i.red_of WHERE i.state = 'ISSUED' ORDER BY i.number`

/** A row is a problem: a number that is not the next of its year and province. */
const GAPS = `SELECT number AS what FROM (SELECT number, right(number, 15)::bigint AS serial, row_number() OVER (PARTITION BY left(number, 5) ORDER BY number) AS nth FROM sim_tax.application WHERE number IS NOT NULL) n WHERE serial <> nth`

/** Once nothing is under way, a row is a problem. */
const REST: Record<string, string> = {
  'a refund that still waits': `SELECT id || ' ' || state AS what FROM payment_refund WHERE state NOT IN ('SUCCESS', 'CLOSED', 'ARRIVING')`,
  'a letter that nobody has answered': `SELECT id AS what FROM red_letter WHERE state IN ('02', '03')`,
  'a letter that stands, without its red invoice': `SELECT t.id AS what FROM red_letter t LEFT JOIN invoice r ON r.id = t.red_id WHERE t.state IN ('01', '04') AND r.state IS DISTINCT FROM 'ISSUED'`,
  'an exchange without the new invoice': `SELECT t.id AS what FROM red_letter t WHERE t.state IN ('01', '04') AND t.new_title IS NOT NULL AND NOT EXISTS (SELECT 1 FROM invoice n WHERE n.replaces = t.invoice_id)`,
  'two invoices in the place of one': `SELECT replaces AS what FROM invoice WHERE replaces IS NOT NULL GROUP BY replaces HAVING count(*) > 1`,
  'an application at the bureau without its invoice here': `SELECT a.application_no AS what FROM sim_tax.application a LEFT JOIN invoice i ON i.number = a.number WHERE a.state = 'WAITING' OR (a.state = 'ISSUED' AND i.id IS NULL)`,
}

/** Taken back for a refund: made again, unless nothing is left of its payments. */
const NOT_AGAIN = `SELECT i.id, array_agg(DISTINCT l.payment_id) AS "paymentIds" FROM red_letter t JOIN invoice i ON i.id = t.invoice_id JOIN invoice r ON r.id = t.red_id AND r.state = 'ISSUED' JOIN invoice_line l ON l.invoice_id = i.id
  WHERE t.refund_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM invoice n WHERE n.replaces = i.id) GROUP BY i.id`

export class InvoiceBooks {
  /** Those that have been read already: they never change. */
  private readonly seen = new Set<string>()

  constructor(private readonly world: TestWorld) {}

  async check(): Promise<void> {
    const ctx = await this.world.system()
    expect([await ledgerProblems(ctx), this.world.jobErrors, await ctx.db.query(GAPS, [])]).toEqual([[], [], []])
    await expectPaidFor(ctx)
    for (const one of await ctx.db.query<Issued>(ISSUED, [])) {
      if (!this.seen.has(one.id)) await expectKept(ctx, one)
      this.seen.add(one.id)
    }
  }

  async checkRest(): Promise<void> {
    const ctx = await this.world.system()
    expect(await moneyProblems(ctx)).toEqual([])
    for (const [name, sql] of Object.entries(REST)) expect([name, await ctx.db.query(sql, [])]).toEqual([name, []])
    for (const { id, paymentIds } of await ctx.db.query<{ id: string; paymentIds: string[] }>(NOT_AGAIN, [])) {
      const payments = await readPaymentsOf(ctx, paymentIds)
      const whole = await ctx.db.query<{ id: string }>(`SELECT payment_id AS id FROM payment_refund WHERE payment_id = ANY ($1::text[]) AND state <> 'CLOSED'`, [paymentIds])
      const left = leftOf(await askPaidParts(ctx, payments), await readInvoiced(ctx, paymentIds))
      expect([id, whole.length > 0 && left]).toEqual([id, []])
    }
  }
}

/** By payment and fee item: on invoices stands no more than the company’s own books have as paid for. Not while it is being asked to take something back. */
async function expectPaidFor(ctx: Ctx): Promise<void> {
  const all = await ctx.db.query<{ id: string }>(`SELECT id FROM payment WHERE state = 'SUCCEEDED' ORDER BY id`, [])
  const payments = (await readPaymentsOf(ctx, all.map(({ id }) => id))).filter(({ isBack }) => !isBack)
  const [paid, invoiced] = [await askPaidParts(ctx, payments), await readInvoiced(ctx, payments.map(({ id }) => id))]
  const over = invoiced.filter(({ paymentId, item, grossFen }) => grossFen > (paid.find(({ payment }) => payment.id === paymentId)?.byItem.get(item) ?? 0n))
  expect(over).toEqual([])
}

/** Its XML is the bureau’s to the byte, keeps the rules of invoices, and says what the row says; red is the mirror of blue. */
async function expectKept(ctx: Ctx, one: Issued): Promise<void> {
  const xml = await readText(ctx, one.xmlHash)
  expect(one.theirs).toBe(xml)
  const read = einvoice.readEInvoice(xml)
  if (!read.ok) throw new Error(`${one.id} cannot be read: ${JSON.stringify(read.error)}`)
  const { number, kind, grossFen, netFen, taxFen, buyer, issuedOn, isRed, items, seller } = read.value
  expect([number, kind, grossFen, netFen, taxFen, buyer.name, issuedOn, isRed]).toEqual([one.number, one.kind, one.grossFen, one.netFen, one.taxFen, one.buyer, one.issuedOn, one.blueHash !== null])
  expect(einvoice.checkEInvoice(read.value)).toEqual([])
  if (one.blueHash === null) return
  const blue = einvoice.readEInvoice(await readText(ctx, one.blueHash))
  if (!blue.ok) throw new Error(`the blue one of ${one.id} cannot be read`)
  expect([grossFen, netFen, taxFen, kind, buyer, seller]).toEqual([-blue.value.grossFen, -blue.value.netFen, -blue.value.taxFen, blue.value.kind, blue.value.buyer, blue.value.seller])
  expect(items.map((item) => [item.name, item.rate, item.grossFen, item.netFen, item.taxFen])).toEqual(blue.value.items.map((item) => [item.name, item.rate, -item.grossFen, -item.netFen, -item.taxFen]))
}

async function readText(ctx: Ctx, hash: string): Promise<string> {
  return new TextDecoder().decode((await readFile(ctx, hash))?.bytes)
}
