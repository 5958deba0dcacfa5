/** Bank cards in a resident's wallet (rule P1). */
export { finishCard, getCardSignUp } from './finish-card'
export { listCards, MAX_CARDS } from './list-cards'
export { startCard } from './start-card'
export { revokeCard, unbindCard } from './unbind-card'
