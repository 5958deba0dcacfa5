import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { requireRole } from '@/lib/auth'
import { changeMany, contentsOf, createMany, judge, movesLine, readPresents, takenLines, type BulkChange, type BulkCreation, type Present } from '@/lib/companies/changes'
import type { Change } from '@/lib/companies/changes/schemas'
import { CompanyCode } from '@/lib/companies/schemas'
import type { Command, Ctx } from '@/lib/db'
import { DomainError, isDomainError, type ErrorCode, type ErrorParams } from '@/lib/kernel/errors'
import { IdempotencyKey } from '@/lib/kernel/input'
import { runOnce } from '@/lib/platform'
import { CODE_HEAD, CSV_HEADS, readLine } from './csv-columns'
import { lentOf, newCompany, USUAL } from './new-company'

const MAX_LINES = 1_000
const MAX_CHARS = 500_000

const ImportInput = z.object({ text: z.string(), apply: z.boolean(), reason: z.string().max(1_000).default(''), idempotencyKey: IdempotencyKey.optional() })

/** What a line comes to. `line`: as a spreadsheet counts, the head is 1. `changes`: of a company to be created all that it would be; `lent` those of them that are the usual company's. */
export type ImportLine = { line: number; code: string; action: 'CREATE' | 'CHANGE' | 'SAME' | 'BAD'; changes: Change[]; lent: string[]; problem: { code: ErrorCode; params: ErrorParams } | null }
/** `applied`: false for a dry run, and where a line is bad. `usual`: the name of the company whose terms new ones begin with. */
export type ImportReport = { lines: ImportLine[]; usual: string; created: number; changed: number; same: number; bad: number; applied: boolean }

/**
 * Companies from a table: those that are known are changed as by hand (what moves money waits for a second person), others are created, switched off. Either all of it or nothing.
 * Errors: FORBIDDEN, CSV_TOO_LARGE, CSV_FORMAT, CSV_HEAD, CHANGE_REASON; CSV_BAD_LINES only where it was to be applied in spite of a bad line.
 */
export async function importCompanies({ ctx, input }: Command<unknown>): Promise<ImportReport> {
  requireRole(ctx, 'ADMIN')
  const { text, apply, reason, idempotencyKey } = ImportInput.parse(input)
  if (apply && reason.trim() === '') throw new DomainError('CHANGE_REASON')
  const rows = readTable(text)
  const present = await readPresents(ctx, [USUAL, ...rows.map(({ cells }) => cells[CODE_HEAD] ?? '')], { lock: false })
  const judged = await refuseTaken(ctx, judgeAll(ctx, rows, present))
  const lines = judged.map(({ line, code, action, changes, lent, problem }) => ({ line, code, action, changes, lent, problem }))
  const count = (action: ImportLine['action']) => lines.filter((one) => one.action === action).length
  const report = { lines, usual: present.get(USUAL)?.settings.name ?? '', created: count('CREATE'), changed: count('CHANGE'), same: count('SAME'), bad: count('BAD'), applied: false }
  if (!apply) return report
  if (report.bad > 0) throw new DomainError('CSV_BAD_LINES', { n: report.bad })
  const once = { key: idempotencyKey ?? ctx.secrets.token(12), command: 'importCompanies', input: { text, reason } }
  await runOnce(ctx, once, async (tx) => {
    await changeMany(tx, judged.flatMap(({ change }) => (change ? [change] : [])), reason)
    await createMany(tx, judged.flatMap(({ creation }) => (creation ? [creation] : [])))
    return { applied: true }
  })
  return { ...report, applied: true }
}

type Raw = { line: number; cells: Record<string, string> }

function readTable(text: string): Raw[] {
  if (text.length > MAX_CHARS) throw new DomainError('CSV_TOO_LARGE', { max: MAX_LINES })
  const [first, ...rows] = parseCsv(text)
  const head = first?.cells ?? []
  const unknown = head.filter((name) => !CSV_HEADS.includes(name))
  if (!head.includes(CODE_HEAD) || unknown.length > 0) throw new DomainError('CSV_HEAD', { names: unknown.join('、').slice(0, 200) })
  if (rows.length > MAX_LINES) throw new DomainError('CSV_TOO_LARGE', { max: MAX_LINES })
  return rows.map(({ line, cells }) => ({ line, cells: Object.fromEntries(head.map((name, at) => [name, unquoted(cells[at] ?? '')])) }))
}

/** Our own tables put a quote before what a spreadsheet would take for a formula. */
const unquoted = (cell: string): string => cell.replace(/^'(?=[=+\-@\t\r])/, '')

/** `line`: that of the table as an editor shows it, empty ones counted; of several, the first. */
function parseCsv(text: string): { line: number; cells: string[] }[] {
  try {
    const rows = parse(text.replace(/\r\n?/g, '\n'), { bom: true, info: true, relax_column_count: true, skip_empty_lines: true, trim: true, max_record_size: 20_000 }) as unknown as { info: { lines: number }; record: string[] }[]
    return rows.map(({ info: { lines }, record }) => ({ line: lines - record.join('').split('\n').length + 1, cells: record }))
  } catch {
    throw new DomainError('CSV_FORMAT')
  }
}

type Judged = ImportLine & { change?: BulkChange; creation?: BulkCreation }

function judgeAll(ctx: Ctx, rows: Raw[], present: Map<string, Present>): Judged[] {
  const seen = new Set<string>()
  return rows.map((row) => {
    const code = row.cells[CODE_HEAD] ?? ''
    const judged = judgeRow(ctx, row, present, seen.has(code))
    seen.add(code)
    return { line: row.line, code: code.slice(0, 60), ...judged }
  })
}

/** What a line comes to, and what is to be done for it. */
function judgeRow(ctx: Ctx, { cells }: Raw, present: Map<string, Present>, isTwice: boolean): Omit<Judged, 'line' | 'code'> {
  try {
    const code = CompanyCode.safeParse(cells[CODE_HEAD])
    if (!code.success) throw new DomainError('COMPANY_CODE')
    if (isTwice) throw new DomainError('COMPANY_EXISTS')
    const known = present.get(code.data)
    const patch = readLine(cells, known?.settings ?? null)
    if (!known) return judgeNew(code.data, cells, patch, present)
    const { after, changes } = judge(ctx, known.flat, patch, {})
    return { action: 'CHANGE', changes, lent: [], problem: null, change: { code: code.data, base: known.version, after, changes } }
  } catch (error) {
    if (!isDomainError(error)) throw error
    if (error.code === 'CHANGE_EMPTY') return { action: 'SAME', changes: [], lent: [], problem: null }
    return bad(error)
  }
}

const bad = ({ code, params }: DomainError) => ({ action: 'BAD' as const, changes: [], lent: [], problem: { code, params } })

function judgeNew(code: string, cells: Raw['cells'], patch: Record<string, unknown>, present: Map<string, Present>): Omit<Judged, 'line' | 'code'> {
  const usual = present.get(USUAL)
  if (!usual) throw new DomainError('COMPANY_NOT_FOUND')
  const settings = newCompany(cells, patch, usual.settings)
  const changes = contentsOf(settings).filter(({ to }) => to !== '')
  const lent = lentOf(changes.map(({ name }) => name), patch)
  return { action: 'CREATE', changes, lent, problem: null, creation: { code, settings } }
}

/** Lines that would bring a company where another one is already, or another line would. */
async function refuseTaken(ctx: Ctx, judged: Judged[]): Promise<Judged[]> {
  const linesOf = ({ creation, change }: Judged) => {
    if (creation) return [creation]
    return change?.changes.some(movesLine) ? [{ code: change.code, settings: change.after }] : []
  }
  const taken = await takenLines(ctx, judged.flatMap(linesOf))
  const seen = new Map<string, string>()
  return judged.map((one) => {
    const [line] = linesOf(one)
    if (!line) return one
    const at = `${line.settings.companyId} ${line.settings.endpoint}`
    const other = taken.get(line.code) ?? seen.get(at)
    seen.set(at, line.code)
    return other ? { line: one.line, code: one.code, ...bad(new DomainError('COMPANY_LINE_TAKEN', { code: other })) } : one
  })
}
