import { requireRole } from '@/lib/auth'
import { READERS, readPresents } from '@/lib/companies/changes'
import type { Command } from '@/lib/db'
import { HOUR_MS } from '@/lib/kernel/calendar'
import { csvFile } from '@/lib/kernel/csv'
import { countAttempt } from '@/lib/platform'
import { CSV_HEADS, writeLine } from './csv-columns'
import { listCodes } from './list-companies'

const AT_ONCE = 200

/** What a filter finds as a table that can be imported again. Errors: FORBIDDEN, RATE_LIMITED after sixty an hour. */
export async function exportCompanies({ ctx, input }: Command<unknown>): Promise<string> {
  const userId = requireRole(ctx, ...READERS)
  await countAttempt(ctx, { key: `export-companies:${userId}`, max: 60, windowMs: HOUR_MS, code: 'RATE_LIMITED' })
  const codes = await listCodes(ctx, input)
  const rows: string[][] = []
  for (let at = 0; at < codes.length; at += AT_ONCE) {
    const some = codes.slice(at, at + AT_ONCE)
    const present = await readPresents(ctx, some, { lock: false })
    for (const code of some) {
      const settings = present.get(code)?.settings
      if (settings) rows.push(writeLine(code, settings))
    }
  }
  return csvFile(CSV_HEADS, rows)
}
