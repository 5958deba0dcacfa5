import { element, escapeXml } from '@/lib/gateways/xml'
import type { CaseResult, Report } from '../engine'
import type { Language } from './words'

const attributes = (values: Record<string, string | number>): string => Object.entries(values).map(([name, value]) => ` ${name}="${escapeXml(`${value}`)}"`).join('')
const seconds = (ms: number): string => `${ms / 1_000}`

/** What was expected and seen, step by step, with the messages. */
function evidenceOf({ steps }: CaseResult, language: Language): string {
  const lines = steps.flatMap(({ expected, seen, verdict, messages }) => [
    `[${verdict}] ${expected[language]} → ${seen[language]}`,
    ...messages.flatMap(({ operation, outcome, request, response, ms }) => [`  ${operation} ${outcome} ${ms} ms`, `  > ${request}`, `  < ${response ?? ''}`]),
  ])
  return lines.join('\n')
}

function inner(result: CaseResult, language: Language): string {
  const reason = result.reason?.[language] ?? ''
  const out = element('system-out', escapeXml(evidenceOf(result, language)))
  if (result.verdict === 'SKIPPED') return `<skipped${attributes({ message: reason })}/>`
  if (result.verdict !== 'FAILED') return out
  return `<failure${attributes({ message: reason, type: result.id })}>${escapeXml(result.steps.find(({ verdict }) => verdict === 'FAILED')?.seen[language] ?? reason)}</failure>${out}`
}

/** JUnit XML as CI systems read it: a suite, a test for each case. */
export function junitOf(report: Report, language: Language): string {
  const { cases, counts, protocol, companyCode, startedAt } = report
  const totals = { tests: cases.length, failures: counts.FAILED, errors: 0, skipped: counts.SKIPPED, time: seconds(cases.reduce((sum, { ms }) => sum + ms, 0)) }
  const tests = cases.map((result) => `<testcase${attributes({ classname: `certification.${protocol}`, name: `${result.id} ${result.title[language]}`, time: seconds(result.ms) })}>${inner(result, language)}</testcase>`)
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites${attributes(totals)}>\n<testsuite${attributes({ name: `certification ${companyCode}`, ...totals, timestamp: startedAt.replace(/\.\d+Z$/, '') })}>\n${tests.join('\n')}\n</testsuite>\n</testsuites>\n`
}
