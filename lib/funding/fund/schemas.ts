export { AmountInput } from '../wallet/schemas'

/** `yesterdayFen`: of the last day for which there was any, `totalFen`: of all days; `ratePpm`: of a year. */
export type FundDto = { balanceFen: bigint; walletFen: bigint; ratePpm: bigint; yesterdayFen: bigint; totalFen: bigint; days: { day: string; fen: bigint }[] }
