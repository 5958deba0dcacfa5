export { readBindTimes, type BindTime } from './bind-times'
export { readEscrow, type EscrowProof } from './escrow'
export { readOverview, type Overview, type PaymentLine } from './overview'
export { getSourceSetting, readSourceSettings } from './source-settings'
