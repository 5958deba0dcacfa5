import { escapeXml } from '@/lib/gateways/xml'
import type { CaseResult, Report, Step, Verdict } from '../engine'
import { VERDICT_WORDS, type Language } from './words'

/** One file for keeping: no picture, script or font from anywhere, everything escaped. */
const STYLE = `:root{color-scheme:light dark;--ink:#1a1a1a;--soft:#5c5c5c;--page:#f5f5f5;--cell:#fff;--line:#dcdcdc;--good:#0a6b35;--warn:#8a5a00;--bad:#b3261e}
@media(prefers-color-scheme:dark){:root{--ink:#eee;--soft:#aaa;--page:#111;--cell:#1d1d1d;--line:#3a3a3a;--good:#5fd08e;--warn:#f0b74a;--bad:#ff8a80}}
body{margin:0;background:var(--page);color:var(--ink);font:16px/1.6 system-ui,"PingFang SC","Noto Sans CJK SC",sans-serif}
main{max-width:60rem;margin:0 auto;padding:1.5rem 1rem}h1{font-size:1.5rem;margin:0 0 .5rem}dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem}dt{color:var(--soft)}dd{margin:0;overflow-wrap:anywhere}
details{background:var(--cell);border:1px solid var(--line);border-radius:.5rem;margin:.5rem 0;padding:.6rem .9rem}summary{cursor:pointer}
.PASSED{color:var(--good)}.WARNING{color:var(--warn)}.FAILED{color:var(--bad)}.SKIPPED{color:var(--soft)}b{font-weight:600}p{margin:.3rem 0;overflow-wrap:anywhere}.soft{color:var(--soft)}
pre{white-space:pre-wrap;overflow-wrap:anywhere;background:var(--page);border:1px solid var(--line);border-radius:.3rem;padding:.5rem;font-size:.8rem;margin:.3rem 0}`

const WORDS = {
  zh: { title: '水务公司接入认证报告（模拟平台出具）', company: '公司', protocol: '协议', endpoint: '地址', ids: '机构号 / 商户号', runNo: '批次', began: '开始', ended: '结束', messages: '报文数', slowest: '最慢应答', proves: '证明', expected: '应当', seen: '实际', request: '请求', response: '应答', none: '（没有应答）' },
  en: { title: 'Certification of a water company (by a simulated platform)', company: 'Company', protocol: 'Protocol', endpoint: 'Endpoint', ids: 'Institution / merchant', runNo: 'Run', began: 'Began', ended: 'Ended', messages: 'Messages', slowest: 'Slowest answer', proves: 'Proves', expected: 'Expected', seen: 'Seen', request: 'Request', response: 'Answer', none: '(no answer)' },
} as const

const mark = (verdict: Verdict, language: Language): string => `<b class="${verdict}">${VERDICT_WORDS[verdict][language]}</b>`

function stepHtml({ expected, seen, verdict, messages }: Step, language: Language): string {
  const words = WORDS[language]
  const told = messages.map(({ operation, outcome, request, response, ms }) => `<p class="soft">${escapeXml(operation)} · ${escapeXml(outcome)} · ${ms} ms</p><pre aria-label="${words.request}">${escapeXml(request)}</pre><pre aria-label="${words.response}">${escapeXml(response ?? words.none)}</pre>`)
  return `<section><p>${mark(verdict, language)} ${words.expected}: ${escapeXml(expected[language])}</p><p>${words.seen}: ${escapeXml(seen[language])}</p>${told.join('')}</section>`
}

function caseHtml({ id, title, proves, verdict, reason, ms, steps }: CaseResult, language: Language): string {
  const why = reason ? ` <span class="soft">${escapeXml(reason[language])}</span>` : ''
  return `<details id="${escapeXml(id)}"${verdict === 'FAILED' ? ' open' : ''}><summary>${mark(verdict, language)} ${escapeXml(title[language])} <span class="soft">${ms} ms</span>${why}</summary><p class="soft">${WORDS[language].proves}: ${escapeXml(proves[language])}</p>${steps.map((step) => stepHtml(step, language)).join('')}</details>`
}

export function htmlOf(report: Report, language: Language): string {
  const words = WORDS[language]
  const { counts, cases } = report
  const facts: [string, string][] = [
    [words.company, report.companyCode], [words.protocol, report.protocol], [words.endpoint, report.endpoint], [words.ids, `${report.companyId} / ${report.merchantId}`], [words.runNo, report.runNo],
    [words.began, report.startedAt], [words.ended, report.endedAt], [words.messages, `${report.messages}`], [words.slowest, `${report.slowestMs} ms`],
  ]
  const tally = (['PASSED', 'WARNING', 'FAILED', 'SKIPPED'] as const).map((verdict) => `${mark(verdict, language)} ${counts[verdict]}`).join(' · ')
  return `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>${words.title} ${escapeXml(report.companyCode)}</title><style>${STYLE}</style></head>
<body><main><h1>${words.title}</h1><p>${mark(report.verdict, language)} · ${tally}</p><dl>${facts.map(([name, value]) => `<dt>${name}</dt><dd>${escapeXml(value)}</dd>`).join('')}</dl>${cases.map((result) => caseHtml(result, language)).join('\n')}</main></body></html>
`
}
