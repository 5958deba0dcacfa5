import type { Ctx } from '@/lib/db'
import { DomainError } from '@/lib/kernel/errors'
import { invariant } from '@/lib/kernel/invariant'

/** A water company as it stands on invoices. `drawer`: 开票人. */
export type Seller = { companyCode: string; taxId: string; name: string; address: string; telephone: string; bankName: string; bankAccount: string; drawer: string }

/** In the order of their codes. Errors: INVOICE_NOT_OFFERED when one of the companies makes out no invoices here. */
export async function readSellers(ctx: Ctx, companyCodes: readonly string[]): Promise<Seller[]> {
  const wanted = [...new Set(companyCodes)]
  const sellers = await ctx.db.query<Seller>(
    `SELECT company_code AS "companyCode", tax_id AS "taxId", name, address, telephone, bank_name AS "bankName", bank_account AS "bankAccount", drawer
     FROM invoice_seller WHERE company_code = ANY ($1::text[]) ORDER BY company_code`,
    [wanted],
  )
  if (sellers.length < wanted.length) throw new DomainError('INVOICE_NOT_OFFERED')
  return sellers
}

export async function readSeller(ctx: Ctx, companyCode: string): Promise<Seller> {
  const [seller] = await readSellers(ctx, [companyCode])
  invariant(seller, 'readSellers gives what was asked for')
  return seller
}
