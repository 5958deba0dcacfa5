/** Public door: the platform's way to the bank side, and the wire format for those who play it. */
export * from './port'
export { bankGateway } from './adapter'
export { BANK_REFUSALS, type BankCode } from './v3/refusals'
export * as bankV3 from './v3'
