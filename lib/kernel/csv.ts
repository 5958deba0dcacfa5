/** Comma-separated values as RFC 4180 has them, with a mark so that Excel reads UTF-8. */

const MARK = '\ufeff'
/** What a spreadsheet would take for a formula (OWASP, "CSV injection"); a quote before it makes it text. */
const FORMULA = /^[=+\-@\t\r]/

function field(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

export const csvRow = (fields: readonly string[]): string => `${fields.map(field).join(',')}\r\n`

/** `heads` first, then the rows. */
export const csvFile = (heads: readonly string[], rows: readonly (readonly string[])[]): string => MARK + [heads, ...rows].map(csvRow).join('')
