/** How an invoice `i` is read; joined with its company `c`. */
export const IS_TAKEN_BACK = `EXISTS (SELECT 1 FROM invoice r WHERE r.red_of = i.id AND r.state = 'ISSUED')`
export const COLUMNS = `i.id, c.name AS "companyName", i.kind, i.red_of IS NOT NULL AS "isRed", ${IS_TAKEN_BACK} AS "isTakenBack", i.buyer_name AS "buyerName", i.buyer_tax_id AS "buyerTaxId", i.gross_fen AS "grossFen", i.net_fen AS "netFen", i.tax_fen AS "taxFen",
  i.state, i.number, i.issued_on AS "issuedOn", i.reason, i.requested_at AS "requestedAt", i.expected_at AS "expectedAt", i.ended_at AS "endedAt"`
export const TABLES = 'invoice i JOIN company c ON c.code = i.company_code'
/** The year under which it is filed. */
export const YEAR = `left(coalesce(i.issued_on, to_char(i.requested_at AT TIME ZONE 'Asia/Shanghai', 'YYYY')), 4)`
