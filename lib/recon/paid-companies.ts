/** Companies with accounts in the ledger: those that somebody has bound a number of. Of three thousand, the few that there can be money for. */
export const PAID_COMPANIES = `(SELECT company.* FROM company WHERE code IN (SELECT substr(id, length('payable:') + 1) FROM ledger_account WHERE id LIKE 'payable:%'))`
