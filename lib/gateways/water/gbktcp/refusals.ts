import { REFUSALS, type RefusalCode } from '../refusals'

/**
 * Three figures for each refusal, since no list of them is public: those of wxlifepay's EQ codes are their last three, our own SIM codes begin with 9.
 */
export const codeOf = (refusal: RefusalCode): string => (refusal.startsWith('SIM') ? `9${refusal.slice(-2)}` : refusal.slice(-3))

const REFUSAL_OF = new Map((Object.keys(REFUSALS) as RefusalCode[]).map((refusal) => [codeOf(refusal), refusal]))

/** What the figures mean; figures that mean nothing here are kept, behind letters that say where they are from. */
export const refusalOf = (code: string): string => REFUSAL_OF.get(code) ?? `GBK${code}`
