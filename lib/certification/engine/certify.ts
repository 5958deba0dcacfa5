/** Plays the platform against one company, case by case (rule C3). Knows no database: an endpoint, a way out, a clock. */
import type { Case } from './case'
import { countVerdicts, text, type CaseResult, type Report, type Text } from './evidence'
import { LimitReached } from './meter'
import { plainEndpoint } from './redact'
import { CASE_IDS, CASES, type CaseId } from './registry'
import { Run } from './run-state'
import type { Settings, Surroundings } from './settings'
import { takeBack } from './take-back'
import { CaseFailed, CaseSkipped, Trial } from './trial'

export type Progress = {
  begins?(id: CaseId, title: Text): void | Promise<void>
  /** `orders`: so many have been numbered so far. */
  ended?(result: CaseResult, orders: number): void | Promise<void>
}

export async function certify(settings: Settings, around: Surroundings, progress: Progress = {}): Promise<Report> {
  const run = new Run(settings, around)
  around.signal?.addEventListener('abort', () => run.meter.stop())
  const results: CaseResult[] = []
  for (const id of CASE_IDS) {
    await progress.begins?.(id, CASES[id].title)
    const result = await tryCase(run, id, results)
    results.push(result)
    await progress.ended?.(result, run.numbering.orders)
  }
  return reportOf(run, results)
}

/** What was not gone through has not passed. */
export function reportOf({ settings, around, meter, isOver, startedAt }: Run, cases: CaseResult[]): Report {
  const { protocol, companyCode, companyId, merchantId, endpoint } = settings.company
  const counts = countVerdicts(cases)
  return {
    runNo: around.runNo, protocol, endpoint: plainEndpoint(endpoint), companyCode, companyId, merchantId, startedAt, endedAt: around.now().toISOString(),
    verdict: counts.FAILED > 0 || isOver ? 'FAILED' : 'PASSED', counts, messages: meter.sent, slowestMs: meter.timings.reduce((slowest, ms) => (ms > slowest ? ms : slowest), 0), cases,
  }
}

/** One case, with the results of those before it. */
export async function tryCase(run: Run, id: CaseId, before: readonly CaseResult[]): Promise<CaseResult> {
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

type Ended = Pick<CaseResult, 'verdict' | 'reason'>

/** A case whose orders could not be taken back within the limits has not been finished, whatever it came to itself. */
async function attemptAndTakeBack(trial: Trial, one: Case): Promise<Ended> {
  const state: { ended: Ended | null } = { ended: null }
  try {
    state.ended = await attempt(trial, one)
  } finally {
    const isInTime = await takeBack(trial)
    if (state.ended && !isInTime && state.ended.verdict !== 'FAILED') state.ended = { verdict: 'FAILED', reason: OVER }
  }
  return state.ended
}

async function attempt(trial: Trial, one: Case): Promise<Ended> {
  try {
    await one.run(trial)
    return { verdict: trial.steps.some(({ verdict }) => verdict === 'WARNING') ? 'WARNING' : 'PASSED', reason: null }
  } catch (error) {
    if (error instanceof CaseSkipped) return { verdict: one.maySkip ? 'SKIPPED' : 'FAILED', reason: error.reason }
    if (error instanceof CaseFailed) return { verdict: 'FAILED', reason: trial.steps.at(-1)?.expected ?? null }
    if (!(error instanceof LimitReached)) throw error
    trial.run.makeRoom()
    return { verdict: 'FAILED', reason: OVER }
  }
}
