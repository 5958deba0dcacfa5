export { openCredit } from './open-credit'
export { hasCredit, readCredit } from './read-credit'
export { repayCredit } from './repay-credit'
