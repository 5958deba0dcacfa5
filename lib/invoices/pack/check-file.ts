import type { Command } from '@/lib/db'
import { IS_TAKEN_BACK } from '../standing'
import { HashInput, type CheckedFile } from './schemas'

/** Whether a file with this SHA-256 is an invoice of ours, for anybody who has been given one; null: it is not, or has been changed. */
export async function checkFile({ ctx, input }: Command<unknown>): Promise<CheckedFile | null> {
  const { hash } = HashInput.parse(input)
  const [row] = await ctx.db.query<CheckedFile>(
    `SELECT CASE WHEN i.pdf_hash = $1 THEN 'pdf' ELSE 'xml' END AS format, i.number, i.issued_on AS "issuedOn", s.name AS "sellerName", i.gross_fen AS "grossFen", i.red_of IS NOT NULL AS "isRed", ${IS_TAKEN_BACK} AS "isTakenBack"
     FROM invoice i JOIN invoice_seller s ON s.company_code = i.company_code WHERE i.state = 'ISSUED' AND i.id IN (SELECT id FROM invoice WHERE pdf_hash = $1 UNION SELECT id FROM invoice WHERE xml_hash = $1) LIMIT 1`,
    [hash],
  )
  return row ?? null
}
