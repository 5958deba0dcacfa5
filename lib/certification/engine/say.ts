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

/** Codes of the system, and of TLS. */
const TRANSPORT: readonly [RegExp, Text][] = [
  [/^ECONNREFUSED$/, text('端口没有监听', 'nobody listens on the port')],
  [/^(ENOTFOUND|EAI_AGAIN)$/, text('域名解析不到', 'the name is not known')],
  [/^(EHOSTUNREACH|ENETUNREACH|ETIMEDOUT)$/, text('网络不通', 'no way through the network')],
  [/^(ECONNRESET|EPIPE)$/, text('连接被对方断开', 'the other side broke the connection off')],
  [/^HPE_/, text('应答不是合规的 HTTP', 'what came is no HTTP')],
  [/^CERT_(HAS_EXPIRED|NOT_YET_VALID)$/, text('服务器证书不在有效期内', 'the certificate is not valid at this time')],
  [/^ERR_TLS_CERT_ALTNAME_INVALID$/, text('服务器证书上不是这个域名', 'the certificate is for another name')],
  [/^(DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_.+|CERT_.+)$/, text('服务器证书不受信任；私有根证书请用 NODE_EXTRA_CA_CERTS 给出', 'the certificate is not trusted; give a root of your own by NODE_EXTRA_CA_CERTS')],
  [/^(EPROTO|ERR_SSL_.+)$/, text('对方说的不是 TLS', 'what the other side speaks is no TLS')],
]

export function sayFailure(failure: GatewayFailure, why: string | null = null): Text {
  if (failure.kind === 'REFUSED') return text(`被拒绝：${failure.code} ${failure.prompt}`, `refused: ${failure.code}`)
  return withWhy(FAILURES[failure.kind], why)
}

/** `why` is a code: of a codec, or of the transport, which is explained. */
export function withWhy({ zh, en }: Text, why: string | null): Text {
  if (!why) return { zh, en }
  const known = TRANSPORT.find(([codes]) => codes.test(why))?.[1]
  return known ? text(`${zh}：${known.zh}（${why}）`, `${en}: ${known.en} (${why})`) : text(`${zh}：${why}`, `${en}: ${why}`)
}

export function sayAnswer(answer: Result<unknown, GatewayFailure>, why: string | null = null): Text {
  if (!answer.ok) return sayFailure(answer.error, why)
  const said = answer.value === null ? '' : compact(answer.value)
  return text(`成功 ${said}`.trim(), `yes ${said}`.trim())
}
