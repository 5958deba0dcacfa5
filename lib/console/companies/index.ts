/** Companies at the desk: finding them, one's page, what a change would do. */
export { clearFailures, readCompanyBoard, readCompanyNumbers } from './company-board'
export { exampleBill, type ExampleBill } from './example-bill'
export { listDeskCompanies, listProvinces } from './list-companies'
export { previewImpact } from './preview-impact'
export { readCompanyForm, readProposal, WINDOW_ROWS } from './read-form'
export { readTariffForm, readTariffProposal, TIER_ROWS } from './read-tariff-form'
export { tryNumber } from './try-number'
