import type { DayNumber } from './days'

/**
 * BY_DAYS: nobody reads the meter on the day a tariff changes, so the volume is spread evenly over the days. At a
 * boundary the cumulative volume is floor(volume × days so far / all days): whole cubic metres, the same on every run, and
 * the last boundary gives the whole volume, so the parts always add up.
 */
export const APPORTIONMENT = 'BY_DAYS'

/** m³ of the period used before a day of it (rule BY_DAYS). */
export function cumulative(period: { begin: DayNumber; end: DayNumber }, volumeM3: number, day: DayNumber): number {
  return Math.floor((volumeM3 * (day - period.begin)) / (period.end - period.begin))
}
