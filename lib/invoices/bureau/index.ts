export { MEDIA_TYPES } from './finish'
export { issueInvoice } from './issue'
export { moveInvoice } from './move-invoice'
export { receiveTaxNotice, type TaxNoticeMessage } from './receive-notice'
