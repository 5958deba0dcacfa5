/** Rule A1. */
export const MAX_ACCOUNTS = 15
/** Rule B7: 20 元. */
export const DEFAULT_REMINDER_FEN = 2000n
