/** Full-width digits, spaces and dashes are how people paste numbers, not mistakes (rule B3). */
export function normalizeNumber(text: string): string {
  return text.normalize('NFKC').replace(/[\s\-‐-―_.·]/g, '')
}
