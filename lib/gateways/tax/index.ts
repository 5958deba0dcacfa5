/** Public door: what travels between the platform and the tax bureau. */
export * as einvoice from './einvoice'
export * as taxWire from './bureau/wire'
export { taxGateway } from './adapter'
export { expectedBy, expectedFrom, LONGEST_LOOK_S, maintenanceEnd } from './hours'
export { TAX_REASONS, type TaxApplication, type TaxCall, type TaxFailure, type TaxGateway, type TaxLink, type TaxNotice, type TaxOutcome, type TaxReason } from './port'
