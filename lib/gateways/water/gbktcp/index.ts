/** Public door: the codec of a socket protocol of fixed-length messages. Who speaks it over TCP is not here yet. */
export * from './codec'
export { MAX_FRAME_BYTES, openFrame } from './frame'
export { Framer, type Framed, type FramerProblem } from './framer'
export type { Problem } from './records'
export * from './reconciliation'
export { OPERATIONS, ORDER_STATE, SUCCESS, TRANSACTIONS, type Operation, type RequestHead, type RequestOf, type ResponseHead, type ResponseOf } from './transactions'
