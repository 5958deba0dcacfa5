/** A year of a person's invoices for expense systems: files in a ZIP, the bureau's XML one after the other, or JSON. */
import { strToU8, zipSync, type Zippable } from 'fflate'
import { requireResident } from '@/lib/auth'
import type { Command, Ctx } from '@/lib/db'
import type { einvoice } from '@/lib/gateways/tax'
import { HOUR_MS } from '@/lib/kernel/calendar'
import { canonicalJson } from '@/lib/kernel/canonical'
import { DomainError } from '@/lib/kernel/errors'
import { invariant } from '@/lib/kernel/invariant'
import { fenToYuan } from '@/lib/kernel/money'
import { countAttempt, readFiles } from '@/lib/platform'
import { YEAR } from './columns'
import { parseContent } from './get-invoice'
import { nameOf } from './invoice-files'
import { ExportInput, type InvoiceFile } from './schemas'

/** Files of one export; a ZIP is made in memory. */
export const MAX_EXPORT = 1_000

/** So often a person takes out files. */
const MAX_AN_HOUR = 60

type Kept = { number: string; xmlHash: string; pdfHash: string; isRed: boolean }

/** Errors: NOT_FOUND when there is none in that year, INVOICE_EXPORT_LIMIT, RATE_LIMITED. */
export async function exportInvoices({ ctx, input }: Command<unknown>): Promise<InvoiceFile> {
  const userId = requireResident(ctx)
  const { year, format } = ExportInput.parse(input)
  await countAttempt(ctx, { key: `export:${userId}`, max: MAX_AN_HOUR, windowMs: HOUR_MS, code: 'RATE_LIMITED' })
  const kept = await ctx.db.query<Kept>(
    `SELECT i.number, i.xml_hash AS "xmlHash", i.pdf_hash AS "pdfHash", i.red_of IS NOT NULL AS "isRed" FROM invoice i WHERE i.user_id = $1 AND i.state = 'ISSUED' AND ${YEAR} = $2 ORDER BY i.number LIMIT ${MAX_EXPORT + 1}`,
    [userId, year],
  )
  if (kept.length === 0) throw new DomainError('NOT_FOUND')
  if (kept.length > MAX_EXPORT) throw new DomainError('INVOICE_EXPORT_LIMIT', { max: MAX_EXPORT })
  return { ...(await MAKE[format](ctx, kept)), name: `电子发票-${year}.${format}` }
}

type Made = Omit<InvoiceFile, 'name'>

const MAKE: Record<'zip' | 'json' | 'xml', (ctx: Ctx, kept: Kept[]) => Promise<Made>> = {
  zip: async (ctx, kept) => {
    const bytesOf = await bytesBy(ctx, kept.flatMap(({ xmlHash, pdfHash }) => [pdfHash, xmlHash]))
    const files: Zippable = {}
    for (const { number, xmlHash, pdfHash } of kept) {
      files[nameOf(number, 'pdf')] = [bytesOf(pdfHash), { level: 0, mtime: EPOCH }]
      files[nameOf(number, 'xml')] = [bytesOf(xmlHash), { level: 6, mtime: EPOCH }]
    }
    return { bytes: zipSync(files), mediaType: 'application/zip' }
  },
  xml: async (ctx, kept) => {
    const bytesOf = await bytesBy(ctx, kept.map(({ xmlHash }) => xmlHash))
    const texts = kept.map(({ xmlHash }) => new TextDecoder().decode(bytesOf(xmlHash)).replace(/^<\?xml[^>]*\?>/, ''))
    return { bytes: strToU8(`<?xml version="1.0" encoding="UTF-8"?><EInvoices>${texts.join('')}</EInvoices>`), mediaType: 'application/xml' }
  },
  json: async (ctx, kept) => {
    const bytesOf = await bytesBy(ctx, kept.map(({ xmlHash }) => xmlHash))
    return { bytes: strToU8(canonicalJson({ invoices: kept.map((one) => recordOf(one, bytesOf(one.xmlHash))) })), mediaType: 'application/json' }
  },
}

/** The same year gives the same bytes. */
const EPOCH = new Date('2020-01-01T00:00:00+08:00')

async function bytesBy(ctx: Ctx, hashes: string[]): Promise<(hash: string) => Uint8Array> {
  const files = await readFiles(ctx, hashes)
  return (hash) => {
    const bytes = files.get(hash)
    invariant(bytes, 'the files of an invoice that has been issued are kept')
    return bytes
  }
}

const WORDS = { EXEMPT: '免税', OUTSIDE: '不征税' } as const
const rateText = (rate: einvoice.TaxRate): string => (typeof rate === 'string' ? WORDS[rate] : `${rate / 100}%`)

/** Amounts in yuan with two decimals, as expense systems take them. */
function recordOf({ xmlHash, pdfHash, isRed }: Kept, xml: Uint8Array) {
  const content = parseContent(xml)
  invariant(content, 'what is kept was read before')
  const { number, kind, issuedOn, seller, buyer, netFen, taxFen, grossFen, items, remark } = content
  return {
    number, kind, isRed, issuedOn, seller: { name: seller.name, taxId: seller.taxId }, buyer: { name: buyer.name, taxId: buyer.taxId },
    amountWithoutTax: fenToYuan(netFen), tax: fenToYuan(taxFen), total: fenToYuan(grossFen), remark, pdfSha256: pdfHash, xmlSha256: xmlHash,
    items: items.map((item) => ({ name: item.name, code: item.code, quantity: item.quantity, unit: item.unit, amountWithoutTax: fenToYuan(item.netFen), rate: rateText(item.rate), tax: fenToYuan(item.taxFen), total: fenToYuan(item.grossFen) })),
  }
}
