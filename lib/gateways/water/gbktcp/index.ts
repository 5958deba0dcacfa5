/** Public door: the codec of a socket protocol of fixed-length messages, for those who speak it. */
export * from './codec'
export { MAX_FRAME_BYTES, openFrame } from './frame'
export { Framer, type Framed, type FramerProblem } from './framer'
export type { Problem } from './records'
export * from './reconciliation'
export { DIFFERENCE_KIND, MAX_PART_LINES } from './reconciliation-lines'
export { codeOf, refusalOf } from './refusals'
export { OPERATIONS, ORDER_STATE, SUCCESS, TRANSACTIONS, type Operation, type RequestHead, type RequestOf, type ResponseHead, type ResponseOf } from './transactions'
