export { chineseCapitals, MAX_CAPITALS_FEN } from './capitals'
export { linesByInvoice, splitTax, taxLine, taxTotals, type Split, type TaxLine, type TaxTotals } from './split-tax'
export { TREATMENTS, type Treatment } from './treatment'
