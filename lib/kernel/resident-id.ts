/** 公民身份号码 (GB 11643-1999): six figures for the place, the day of birth, three for the order, a check character. */

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECKS = '10X98765432'

/** The last character of a number whose first 17 are given. */
export function residentIdCheck(first17: string): string {
  return CHECKS[WEIGHTS.reduce((sum, weight, n) => sum + weight * Number(first17[n]), 0) % 11] ?? ''
}

/** A number whose check character is right and whose day of birth is one of the calendar, from 1800 on. */
export function isResidentId(text: string): boolean {
  const [, year = '', month = '', day = ''] = /^[1-9]\d{5}((?:18|19|20)\d{2})(\d{2})(\d{2})\d{3}[\dX]$/.exec(text) ?? []
  return isDay(Number(year), Number(month), Number(day)) && residentIdCheck(text.slice(0, 17)) === text[17]
}

const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function isDay(year: number, month: number, day: number): boolean {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  const days = month === 2 && isLeap ? 29 : (LENGTHS[month - 1] ?? 0)
  return day >= 1 && day <= days
}
