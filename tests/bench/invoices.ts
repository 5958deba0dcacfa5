/**
 * `npm run bench -- invoices --json`: invoices a second from the asking (applyInvoices, which asks the company what was paid for) over the job and the
 * tax bureau, with every message signed and its notices, to XML and PDF kept, by eight workers beside eight people who ask. Ten thousand invoices of one
 * seller; the bureau's numbers must be consecutive. The reference, measured before each part, is what cannot be left out: a signed question to the
 * bureau, a PDF, and two files kept in one commit.
 */
import { verifyInvoices } from '@/lib/invoices'
import { applyInvoices } from '@/lib/invoices/applying'
import type { Ctx } from '@/lib/db'
import { elapsedMs } from '@/lib/kernel/clock'
import { deleteWorld, setClockMode } from '@/lib/worlds'
import { seedSimWater } from '@/prisma/seed/sim-water'
import { issueBarely } from './invoices/reference'
import { openOffice, type Office } from './invoices/office'
import { payBills, payerOf } from './invoices/paid-bills'
import { makeHouseholds } from './payments/households'
import { median, percentile, round, runClients, runThrough } from './support/rounds'

const NAME = 'bench-invoices'
const WORKERS = 8
const INVOICES = 10_000
const PARTS = 5
const REFERENCE_MS = 4_000
/** Before the first part: what is compiled and planned once. */
const WARM = 80
/** The bureau takes up to 90 seconds of the world over each. At this pace they are four and a half, and the night’s maintenance is far away. */
const RATE = 20

/** The first row. */
const read = async <T>(ctx: Ctx, sql: string, values: unknown[] = []): Promise<T> => ((await ctx.db.query<T>(sql, values))[0] ?? {}) as T

/** From the first asking to the last file kept. */
async function issueAll(office: Office, ids: readonly string[]): Promise<{ perSecond: number; askedMs: number[] }> {
  const ctx = await office.system()
  const begin = elapsedMs()
  let isAsked = false
  const isDone = async () => isAsked && (await ctx.db.query(`SELECT id FROM invoice WHERE state IN ('REQUESTED', 'SUBMITTED', 'DISPUTED') LIMIT 1`, [])).length === 0
  const ask = async () => {
    const { latenciesMs } = await runThrough(WORKERS, ids, (id) => askFor(office, id))
    isAsked = true
    return latenciesMs
  }
  const [askedMs] = await Promise.all([ask(), office.work(WORKERS, isDone)])
  return { perSecond: (ids.length * 1000) / (elapsedMs() - begin), askedMs }
}

async function askFor(office: Office, paymentId: string): Promise<void> {
  const payer = payerOf(paymentId)
  const ctx = await office.as(`hh${payer}`)
  await applyInvoices({ ctx, input: { paymentIds: [paymentId], titleId: `ttl${payer}`, kind: 'ORDINARY', idempotencyKey: `key-${paymentId}` } })
}

type Parts = { own: number[]; reference: number[]; askedMs: number[] }

async function measureParts(office: Office, ids: readonly string[]): Promise<Parts> {
  const ctx = await office.system()
  const parts: Parts = { own: [], reference: [], askedMs: [] }
  await issueAll(office, ids.slice(0, WARM))
  const sample = await read<{ no: string; xml: string }>(ctx, `SELECT application_no AS no, invoice AS xml FROM sim_tax.application WHERE state = 'ISSUED' LIMIT 1`)
  for (let part = 0; part < PARTS; part += 1) {
    const [from, to] = [Math.max(WARM, (part * INVOICES) / PARTS), ((part + 1) * INVOICES) / PARTS]
    const { perSecond: reference } = await runClients(WORKERS, REFERENCE_MS, () => issueBarely(ctx, sample.no, sample.xml))
    const { perSecond: own, askedMs } = await issueAll(office, ids.slice(from, to))
    parts.reference.push(reference)
    parts.own.push(own)
    parts.askedMs.push(...askedMs)
    process.stdout.write(`part ${part + 1}: reference ${round(reference, 1)}/s, invoices ${round(own, 1)}/s\n`)
  }
  return parts
}

/** Both sides’ books: as many numbers as invoices, from the first to the last, each with the amount that the other side has. */
const NUMBERS = `SELECT count(DISTINCT i.number)::int AS n, max(right(i.number, 15))::int AS last, count(*) FILTER (WHERE a.gross_fen = i.gross_fen)::int AS same
  FROM invoice i JOIN sim_tax.application a ON a.number = i.number WHERE i.state = 'ISSUED'`
const PDFS = 'SELECT max(length(f.bytes)) / 1024.0 AS most, avg(length(f.bytes)) / 1024.0 AS mean, count(*)::int AS n FROM invoice i JOIN stored_file f ON f.hash = i.pdf_hash'

async function measure(): Promise<Record<string, unknown>> {
  await deleteWorld(NAME).catch(() => {})
  const office = await openOffice(NAME)
  const ctx = await office.system()
  await seedSimWater(ctx)
  await makeHouseholds(ctx)
  const ids = await payBills(ctx, INVOICES)
  await setClockMode(ctx.db, 'ACCELERATED', RATE)
  const { own, reference, askedMs } = await measureParts(office, ids)
  const [numbers, pdf, problems] = [await read<{ n: number; last: number; same: number }>(ctx, NUMBERS), await read<{ most: string; mean: string; n: number }>(ctx, PDFS), await verifyInvoices(ctx)]
  await office.close()
  await deleteWorld(NAME)
  return {
    perSecond: round(median(own), 1),
    referencePerSecond: round(median(reference), 1),
    ratio: round(median(own.map((value, n) => value / (reference[n] ?? 1))), 3),
    workers: WORKERS,
    invoices: numbers.n,
    consecutive: [numbers.n, numbers.last, numbers.same].every((count) => count === INVOICES),
    pdfs: pdf.n,
    pdfKb: round(Number(pdf.most), 1),
    pdfMeanKb: round(Number(pdf.mean), 1),
    askedP50Ms: round(percentile(askedMs, 0.5)),
    askedP99Ms: round(percentile(askedMs, 0.99)),
    sound: problems.length === 0,
  }
}

process.stdout.write(`${JSON.stringify(await measure())}\n`)
process.exit(0)
