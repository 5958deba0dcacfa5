/** The simulated bank side: card issuers, acquirers and the custodian bank, one server with its own books (schema sim_bank). */
export { BEHAVIOURS, type CardBehaviour } from './behaviours'
export { CARDS_TO_TRY, type CardToTry } from './cards'
export { handleBank, type BankMessage, type BankServerAnswer } from './handle'
export { handleBankRoute } from './route'
