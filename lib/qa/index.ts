export { changeClockMode, moveClock, MOVES, readClock, type ClockDto } from './clock'
export { readInbox, type InboxItem } from './inbox'
export { readPaymentPath, type PathStep, type PaymentPath } from './payment-path'
export { requireQa } from './require-qa'
