export type { BindTime } from './bind-times'
export type { EscrowLine, EscrowProof } from './escrow'
export type { Overview, PaymentLine } from './overview'
