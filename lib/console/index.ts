export { readOverview, type Overview, type PaymentLine } from './overview'
