import type { Ctx } from '@/lib/db'
import { taxGateway, type TaxCall, type TaxGateway, type TaxLink } from '@/lib/gateways/tax'
import { invariant } from '@/lib/kernel/invariant'
import { recordWire, toWireRow } from '@/lib/platform'

const COLUMNS = 'mchid, endpoint, serial, private_key AS "privateKey", bureau_serial AS "bureauSerial", bureau_public_key AS "bureauPublicKey"'

export async function readTaxLink(ctx: Ctx): Promise<TaxLink> {
  const [link] = await ctx.db.query<TaxLink>(`SELECT ${COLUMNS} FROM tax_link WHERE enabled LIMIT 1`, [])
  invariant(link, 'a world without its line to the tax bureau')
  return link
}

/** One exchange with the tax bureau, kept under the invoice; `sequence` makes it unique. Never inside a transaction. */
export async function talkToBureau<T>(ctx: Ctx, { invoiceId, sequence }: { invoiceId: string; sequence: string }, exchange: (gateway: TaxGateway, call: TaxCall) => Promise<T>): Promise<T> {
  const call: TaxCall = {
    link: await readTaxLink(ctx),
    outside: ctx.outside,
    clock: ctx.clock,
    secrets: ctx.secrets,
    record: async (message) => recordWire(ctx, toWireRow(ctx, { ...message, subject_id: invoiceId, party: 'tax', sequence })),
  }
  return exchange(taxGateway, call)
}
