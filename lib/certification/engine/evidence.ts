/** What a certification leaves behind: case by case what was expected, what was seen, and the messages. Plain data, fit for JSON. */
import { toXmlText } from '@/lib/gateways/xml'

export type Text = { zh: string; en: string }
/** What is no text in XML, a half of a character or a zero byte, is none in JSON that the database takes either. */
export const text = (zh: string, en: string): Text => ({ zh: toXmlText(zh), en: toXmlText(en) })

/** SKIPPED never comes without a reason. WARNING: it works, but somebody should look. */
export const VERDICTS = ['PASSED', 'WARNING', 'FAILED', 'SKIPPED'] as const
export type Verdict = (typeof VERDICTS)[number]

/** `request` and `response` as people read them, without keys and proofs; `ms`: how long the answer took. */
export type Message = { operation: string; outcome: string; request: string; response: string | null; ms: number }
export type Step = { expected: Text; seen: Text; verdict: Exclude<Verdict, 'SKIPPED'>; messages: Message[] }
export type CaseResult = { id: string; title: Text; proves: Text; verdict: Verdict; reason: Text | null; ms: number; steps: Step[] }

export type Counts = Record<Verdict, number>
/** `endpoint` without what may be secret in it; instants ISO 8601, `runNo`: what all numbers of the run begin with. */
export type Report = {
  runNo: string
  protocol: string
  endpoint: string
  companyCode: string
  companyId: string
  merchantId: string
  startedAt: string
  endedAt: string
  verdict: 'PASSED' | 'FAILED'
  counts: Counts
  messages: number
  slowestMs: number
  cases: CaseResult[]
}

export function countVerdicts(cases: readonly Pick<CaseResult, 'verdict'>[]): Counts {
  const of = (verdict: Verdict) => cases.filter((one) => one.verdict === verdict).length
  return { PASSED: of('PASSED'), WARNING: of('WARNING'), FAILED: of('FAILED'), SKIPPED: of('SKIPPED') }
}
