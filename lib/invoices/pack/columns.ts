import { IS_TAKEN_BACK } from '../standing'

/** How an invoice `i` is read; joined with its company `c`. */
export const COLUMNS = `i.id, c.name AS "companyName", i.kind, i.red_of IS NOT NULL AS "isRed", ${IS_TAKEN_BACK} AS "isTakenBack", i.buyer_name AS "buyerName", i.buyer_tax_id AS "buyerTaxId", i.gross_fen AS "grossFen", i.net_fen AS "netFen", i.tax_fen AS "taxFen",
  i.state, i.number, i.issued_on AS "issuedOn", i.reason, i.requested_at AS "requestedAt", i.expected_at AS "expectedAt", i.ended_at AS "endedAt"`
export const TABLES = 'invoice i JOIN company c ON c.code = i.company_code'
/** The year under which it is filed. */
export const YEAR = `left(coalesce(i.issued_on, to_char(i.requested_at AT TIME ZONE 'Asia/Shanghai', 'YYYY')), 4)`
/** How a red letter `t` is read. */
export const LETTER_COLUMNS = `t.id, t.invoice_id AS "invoiceId", t.state, t.initiator, t.cause, t.new_title ->> 'name' AS "newTitle", t.refund_id IS NOT NULL AS "isForRefund", (SELECT r.state FROM invoice r WHERE r.id = t.red_id) AS "redState", t.requested_at AS "requestedAt", t.expires_at AS "expiresAt", t.decided_at AS "decidedAt"`
