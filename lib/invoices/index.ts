export { verifyInvoices } from './verify-invoices'
