export { checkEInvoice, type EInvoiceFault } from './check'
export { readEInvoice, writeEInvoice, type EInvoice, type EInvoiceProblem, type InvoiceContent } from './codec'
export type { InvoiceItem, InvoiceParty, TaxRate } from './shapes'
