import type { WaterOperation } from './port'

/** A resident waits for a question; a booking may take the company longer. Real endpoints only (wall clock). */
const ASK_TIMEOUT_MS = 5_000
const BOOK_TIMEOUT_MS = 10_000
/** What moves money at the company. */
export const BOOKINGS: readonly WaterOperation[] = ['charge', 'refund', 'refundPart']

export const patienceMs = (operation: WaterOperation): number => (BOOKINGS.includes(operation) ? BOOK_TIMEOUT_MS : ASK_TIMEOUT_MS)
/** A day's file is read and compared first. */
export const FILE_TIMEOUT_MS = 60_000
