export { expectedBill } from './expected'
export { getAccountBills, getBill } from './read-bills'
export { refreshBills, refreshBillsJob } from './refresh-bills'
export { refreshNow } from './refresh-now'
