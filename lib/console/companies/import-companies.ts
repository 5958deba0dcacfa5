import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { requireRole } from '@/lib/auth'
import { createCompany, draftChange, getCompanySettings, parseSettings, proposeChange } from '@/lib/companies/changes'
import type { Change, CompanySettings } from '@/lib/companies/changes/schemas'
import { CompanyCode } from '@/lib/companies/schemas'
import { withTransaction, type Command, type Ctx } from '@/lib/db'
import { DomainError, isDomainError, type ErrorCode, type ErrorParams } from '@/lib/kernel/errors'
import { IdempotencyKey } from '@/lib/kernel/input'
import { CODE_HEAD, CSV_HEADS, readLine } from './csv-columns'

const MAX_LINES = 1_000
const MAX_CHARS = 500_000
/** Whose prices a new company has until it has its own. */
const USUAL = 'beijing'

const ImportInput = z.object({ text: z.string(), apply: z.boolean(), reason: z.string().max(1_000).default(''), idempotencyKey: IdempotencyKey.optional() })

/** What a line comes to. `line`: as a spreadsheet counts, the head is 1. */
export type ImportLine = { line: number; code: string; action: 'CREATE' | 'CHANGE' | 'SAME' | 'BAD'; changes: Change[]; problem: { code: ErrorCode; params: ErrorParams } | null }
/** `applied`: false for a dry run, and where a line is bad. */
export type ImportReport = { lines: ImportLine[]; created: number; changed: number; same: number; bad: number; applied: boolean }

type Told = { line: number; code: string; patch: Record<string, unknown>; base: number | null; known: CompanySettings | null }

/**
 * Companies from a table: those that are known are changed as by hand (what moves money waits for a second person), others are created, switched off. Either all of it or nothing.
 * Errors: FORBIDDEN, CSV_TOO_LARGE, CSV_FORMAT, CSV_HEAD, CHANGE_REASON; CSV_BAD_LINES only where it was to be applied in spite of a bad line.
 */
export async function importCompanies({ ctx, input }: Command<unknown>): Promise<ImportReport> {
  requireRole(ctx, 'ADMIN')
  const { text, apply, reason, idempotencyKey } = ImportInput.parse(input)
  if (apply && reason.trim() === '') throw new DomainError('CHANGE_REASON')
  const rows = readTable(text)
  const { settings: usual } = await getCompanySettings({ ctx, input: { code: USUAL } })
  const lines = await dryRun(ctx, rows, usual)
  const count = (action: ImportLine['action']) => lines.filter((one) => one.action === action).length
  const report = { lines, created: count('CREATE'), changed: count('CHANGE'), same: count('SAME'), bad: count('BAD'), applied: false }
  if (!apply) return report
  if (report.bad > 0) throw new DomainError('CSV_BAD_LINES', { n: report.bad })
  const key = idempotencyKey ?? ctx.secrets.token(12)
  await withTransaction(ctx, async (tx) => {
    for (const row of rows) await carryOut(tx, await tell(tx, row), usual, reason, key)
  })
  return { ...report, applied: true }
}

type Raw = { line: number; cells: Record<string, string> }

function readTable(text: string): Raw[] {
  if (text.length > MAX_CHARS) throw new DomainError('CSV_TOO_LARGE', { max: MAX_LINES })
  const [head = [], ...rows] = parseCsv(text)
  const unknown = head.filter((name) => !CSV_HEADS.includes(name))
  if (!head.includes(CODE_HEAD) || unknown.length > 0) throw new DomainError('CSV_HEAD', { names: unknown.join('、').slice(0, 200) })
  if (rows.length > MAX_LINES) throw new DomainError('CSV_TOO_LARGE', { max: MAX_LINES })
  return rows.map((cells, n) => ({ line: n + 2, cells: Object.fromEntries(head.map((name, at) => [name, unquoted(cells[at] ?? '')])) }))
}

/** Our own tables put a quote before what a spreadsheet would take for a formula. */
const unquoted = (cell: string): string => cell.replace(/^'(?=[=+\-@\t\r])/, '')

function parseCsv(text: string): string[][] {
  try {
    return parse(text, { bom: true, relax_column_count: true, skip_empty_lines: true, trim: true, max_record_size: 20_000 }) as string[][]
  } catch {
    throw new DomainError('CSV_FORMAT')
  }
}

async function dryRun(ctx: Ctx, rows: Raw[], usual: CompanySettings): Promise<ImportLine[]> {
  const seen = new Set<string>()
  const lines: ImportLine[] = []
  for (const row of rows) {
    const code = row.cells[CODE_HEAD] ?? ''
    const judged = await judge(ctx, row, seen.has(code), usual)
    seen.add(code)
    lines.push({ line: row.line, code: code.slice(0, 60), ...judged })
  }
  return lines
}

type Judged = Pick<ImportLine, 'action' | 'changes' | 'problem'>

async function judge(ctx: Ctx, row: Raw, isTwice: boolean, usual: CompanySettings): Promise<Judged> {
  try {
    if (isTwice) throw new DomainError('COMPANY_EXISTS')
    const { code, patch, base, known } = await tell(ctx, row)
    if (base === null || !known) {
      parseSettings({ ...usual, ...patch, enabled: false })
      return { action: 'CREATE', changes: [], problem: null }
    }
    const { changes } = await draftChange(ctx, code, { base, patch, keys: {} })
    return { action: 'CHANGE', changes, problem: null }
  } catch (error) {
    if (!isDomainError(error)) throw error
    if (error.code === 'CHANGE_EMPTY') return { action: 'SAME', changes: [], problem: null }
    return { action: 'BAD', changes: [], problem: { code: error.code, params: error.params } }
  }
}

/** What a line says, beside what is known of that company. Errors: COMPANY_CODE. */
async function tell(ctx: Ctx, { line, cells }: Raw): Promise<Told> {
  const parsed = CompanyCode.safeParse(cells[CODE_HEAD])
  if (!parsed.success) throw new DomainError('COMPANY_CODE')
  const code = parsed.data
  const present = await getCompanySettings({ ctx, input: { code } }).catch((error: unknown) => {
    if (isDomainError(error) && error.code === 'COMPANY_NOT_FOUND') return null
    throw error
  })
  return { line, code, patch: readLine(cells, present?.settings ?? null), base: present?.version ?? null, known: present?.settings ?? null }
}

async function carryOut(tx: Ctx, { code, patch, base }: Told, usual: CompanySettings, reason: string, key: string): Promise<void> {
  const idempotencyKey = `${key}:${code}`.slice(-64)
  if (base === null) {
    await createCompany({ ctx: tx, input: { code, settings: { ...usual, ...patch }, openSimulated: true, idempotencyKey } })
    return
  }
  await proposeChange({ ctx: tx, input: { code, base, patch, reason, idempotencyKey } }).catch((error: unknown) => {
    if (!isDomainError(error) || error.code !== 'CHANGE_EMPTY') throw error
  })
}
