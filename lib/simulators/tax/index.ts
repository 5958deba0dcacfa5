/** The simulated tax bureau: registers applications, gives numbers, keeps invoices for five years; its books are the schema sim_tax. */
export { BUYERS_TO_TRY, type TaxTrouble } from './behaviours'
export { handleTax, type TaxMessage, type TaxServerAnswer } from './handle'
export { forgetOld, issueDue } from './issue'
export { sendDueNotices, type Post } from './notices'
export { taxRoute } from './route'
