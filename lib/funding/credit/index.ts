export { openCredit } from './open-credit'
export { readCredit } from './read-credit'
export { repayCredit } from './repay-credit'
