/** 账期: the calendar months of one bill. Only such as divide a year, so that every January begins one and no bill lies in two years. */
import { addMonths } from './calendar'

export const CYCLES = [1, 2, 3, 4, 6, 12] as const

/** First month (YYYYMM) of the cycle that holds the month. */
export function cycleStart(month: string, cycle: number): string {
  return addMonths(month, -((Number.parseInt(month.slice(4), 10) - 1) % cycle))
}

/** Its last month. */
export function cycleEnd(month: string, cycle: number): string {
  return addMonths(cycleStart(month, cycle), cycle - 1)
}
