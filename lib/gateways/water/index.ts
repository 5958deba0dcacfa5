/** Public door: the platform's way to water companies, and the wire format for those who play one. */
export * from './port'
export { BOOKINGS } from './patience'
export { gatewayFor, reconcilerFor } from './registry'
export * as gbktcp from './gbktcp'
export * as json from './json'
export * as wxlifepay from './wxlifepay'
export { promptOf, REFUSALS, SIM_REFUSAL, type RefusalCode } from './refusals'
