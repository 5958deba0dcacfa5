/** What was seen, in words. */
import type { GatewayFailure } from '@/lib/gateways/water'
import type { Result } from '@/lib/kernel/result'
import { text, type Text } from './evidence'

const MAX_SAID = 600

export const compact = (value: unknown): string => {
  const said = JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'bigint' ? inner.toString() : inner)) ?? ''
  // By characters: half of one is no text.
  const signs = Array.from(said.slice(0, 2 * (MAX_SAID + 1)))
  return signs.length > MAX_SAID ? `${signs.slice(0, MAX_SAID).join('')}…` : said
}

const FAILURES = {
  TIMEOUT: text('没有应答', 'no answer came'),
  UNREACHABLE: text('连接不上', 'out of reach'),
  GARBLED: text('应答无法采信（签名、流水号或内容不对）', 'an answer that cannot be relied on (signature, number or content)'),
} as const

export function sayFailure(failure: GatewayFailure, why: string | null = null): Text {
  if (failure.kind === 'REFUSED') return text(`被拒绝：${failure.code} ${failure.prompt}`, `refused: ${failure.code}`)
  const { zh, en } = FAILURES[failure.kind]
  return why ? text(`${zh}：${why}`, `${en}: ${why}`) : { zh, en }
}

export function sayAnswer(answer: Result<unknown, GatewayFailure>, why: string | null = null): Text {
  if (!answer.ok) return sayFailure(answer.error, why)
  const said = answer.value === null ? '' : compact(answer.value)
  return text(`成功 ${said}`.trim(), `yes ${said}`.trim())
}
