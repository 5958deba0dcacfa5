export { readBureauState } from './bureau-state'
export { listDeskInvoices, listWaitingLetters, STUCK_MS } from './list-desk'
export { listOrganisationMonths } from './organisation-months'
export { retryInvoice } from './retry'
