/** Plays the platform against one company, case by case (rule C3). Knows no database: an endpoint, a way out, a clock. */
import type { Case } from './case'
import { countVerdicts, text, type CaseResult, type Report, type Text } from './evidence'
import { LimitReached } from './meter'
import type { Order } from './orders'
import { plainEndpoint } from './redact'
import { CASE_IDS, CASES, type CaseId } from './registry'
import { Run } from './run-state'
import type { Limits, Settings, Surroundings } from './settings'
import { CaseFailed, CaseSkipped, Trial } from './trial'

export type Progress = {
  begins?(id: CaseId, title: Text): void | Promise<void>
  /** `orders`: so many have been numbered so far. */
  ended?(result: CaseResult, orders: number): void | Promise<void>
}

/** For taking back what was credited, when the limits have been reached. */
const ROOM: Limits = { messages: 40, wallMs: 60_000 }

export async function certify(settings: Settings, around: Surroundings, progress: Progress = {}): Promise<Report> {
  const run = new Run(settings, around)
  around.signal?.addEventListener('abort', () => run.meter.stop())
  const startedAt = around.now().toISOString()
  const results: CaseResult[] = []
  for (const id of CASE_IDS) {
    await progress.begins?.(id, CASES[id].title)
    const result = await tryCase(run, id, results)
    results.push(result)
    await progress.ended?.(result, run.numbering.orders)
  }
  return reportOf(run, startedAt, results)
}

export function reportOf({ settings, around, meter }: Run, startedAt: string, cases: CaseResult[]): Report {
  const { protocol, companyCode, companyId, merchantId, endpoint } = settings.company
  const counts = countVerdicts(cases)
  return {
    runNo: around.runNo, protocol, endpoint: plainEndpoint(endpoint), companyCode, companyId, merchantId, startedAt, endedAt: around.now().toISOString(),
    verdict: counts.FAILED > 0 ? 'FAILED' : 'PASSED', counts, messages: meter.sent, slowestMs: meter.timings.reduce((slowest, ms) => (ms > slowest ? ms : slowest), 0), cases,
  }
}

async function tryCase(run: Run, id: CaseId, before: readonly CaseResult[]): Promise<CaseResult> {
  const one: Case = CASES[id]
  const startedMs = run.around.elapsedMs()
  const reason = whyNot(run, id, before)
  const trial = new Trial(run)
  const ended = reason ? { verdict: 'SKIPPED' as const, reason } : await attemptAndTakeBack(trial, one)
  const { title, proves } = one
  return { id, title, proves, ...ended, ms: Math.round(run.around.elapsedMs() - startedMs), steps: trial.steps }
}

const OVER = text('没有做完：报文数或时间已到上限，或被中止', 'not finished: the limit on messages or time was reached, or it was stopped')

function whyNot({ settings, isOver }: Run, id: CaseId, before: readonly CaseResult[]): Text | null {
  const { onlyFor, isExtension = false, needs }: Case = CASES[id]
  // How things stand at the end is always looked at.
  if (isOver && id !== 'restored') return OVER
  if (onlyFor && !onlyFor.protocols.includes(settings.company.protocol)) return onlyFor.why
  if (isExtension && !settings.extensions) return text('没有要求测试扩展操作', 'our own operations were not asked for')
  const missing = before.find(({ id, verdict }) => needs.includes(id) && verdict !== 'PASSED' && verdict !== 'WARNING')
  return missing ? text(`需要先通过「${missing.title.zh}」`, `needs “${missing.title.en}” to pass first`) : null
}

async function attemptAndTakeBack(trial: Trial, one: Case): ReturnType<typeof attempt> {
  try {
    return await attempt(trial, one)
  } finally {
    await takeBack(trial)
  }
}

async function attempt(trial: Trial, one: Case): Promise<Pick<CaseResult, 'verdict' | 'reason'>> {
  try {
    await one.run(trial)
    return { verdict: trial.steps.some(({ verdict }) => verdict === 'WARNING') ? 'WARNING' : 'PASSED', reason: null }
  } catch (error) {
    if (error instanceof CaseSkipped) return { verdict: one.maySkip ? 'SKIPPED' : 'FAILED', reason: error.reason }
    if (error instanceof CaseFailed) return { verdict: 'FAILED', reason: trial.steps.at(-1)?.expected ?? null }
    if (!(error instanceof LimitReached)) throw error
    trial.run.isOver = true
    trial.run.meter.extend(ROOM)
    return { verdict: 'FAILED', reason: OVER }
  }
}

/** Whatever the case came to: nothing of it stays credited. What the company refused is asked about all the same. */
async function takeBack(trial: Trial): Promise<void> {
  const { run, orders } = trial
  await trial.close(text('收尾：本例入账的全部冲正', 'in closing: everything credited here is reversed'), async () => {
    const before = run.left.length
    for (const order of orders) {
      if (!(await isGoneWithRoom(trial, order))) run.left.push(order)
    }
    return run.left.length === before
  })
}

async function isGoneWithRoom(trial: Trial, order: Order): Promise<boolean> {
  try {
    return await isGone(trial, order)
  } catch (error) {
    if (!(error instanceof LimitReached)) throw error
    trial.run.isOver = true
    trial.run.meter.extend(ROOM)
    return isGone(trial, order)
  }
}

const NOBODYS = ['EQ0006', 'EQ0004']

async function isGone(trial: Trial, order: Order): Promise<boolean> {
  const said = await trial.confirm(order)
  if (said.ok && said.value.state !== 'CREDITED') return true
  if (!said.ok && said.error.kind === 'REFUSED' && NOBODYS.includes(said.error.code)) return true
  return (await trial.refund(order)).ok
}

/** More orders than any one case makes. */
const MOST_ORDERS = 12

/** After a run that somebody's death has ended: whatever it may have credited after its last case is reversed. False: something may be left. */
export async function takeBackAfter(settings: Settings, around: Surroundings, orders: number): Promise<boolean> {
  const run = new Run(settings, around)
  run.numbering.begunWith = orders
  const trial = new Trial(run)
  for (let n = 0; n < MOST_ORDERS; n += 1) {
    if (!(await isGone(trial, trial.order(settings.numbers.unpaid, settings.amountFen)))) return false
  }
  return true
}
