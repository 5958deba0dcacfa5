/** Faults in how a company reads and writes messages. */
import { signText } from '@/lib/crypto'
import { gbktcp, json } from '@/lib/gateways/water'
import type { SimCtx } from '../../sim-ctx'
import { openDesk, type SimCompany } from '../desk'
import type { WaterAnswer } from '../wxlifepay/handle'
import type { Front, Fault } from './fault'

type Message = Parameters<Front['http']>[2]

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)
const bytesOf = (content: string): Uint8Array => new TextEncoder().encode(content)

async function companyOf(sim: SimCtx, code: string): Promise<SimCompany | null> {
  return (await openDesk(sim, code, ''))?.company ?? null
}

/** The XML under the right signature, whoever it was from. */
function resigned(company: SimCompany, xml: string): Uint8Array {
  return bytesOf(signText('SHA256', xml, company.signingKey) + xml)
}

const xmlOf = (body: Uint8Array): string => {
  const content = textOf(body)
  return content.slice(Math.max(0, content.indexOf('<?xml')))
}

/** Changes the XML of wxlifepay messages that come in, and signs them anew; of strangers' only where `anybodys` are read. */
const readingXml = (change: (xml: string, company: SimCompany) => string, anybodys = false): Fault['front'] => (next) => ({
  http: async (sim, code, message) => {
    const company = message.url === '' ? await companyOf(sim, code) : null
    if (!company) return next.http(sim, code, message)
    const xml = xmlOf(message.body)
    const changed = change(xml, company)
    const isMine = anybodys || (changed !== xml && isSigned(xml, message.body, company))
    return next.http(sim, code, isMine ? { ...message, body: resigned(company, changed) } : message)
  },
})

const isSigned = (xml: string, body: Uint8Array, { signingKey }: SimCompany): boolean => textOf(body) === signText('SHA256', xml, signingKey) + xml

/** Changes the XML of every answer, and signs it with the key given. */
const writingXml = (change: (xml: string) => string, keyOf: (company: SimCompany) => string): Fault['front'] => (next) => ({
  http: async (sim, code, message) => {
    const answer = await next.http(sim, code, message)
    const company = message.url === '' ? await companyOf(sim, code) : null
    if (answer === 'SILENT' || !company) return answer
    const xml = change(xmlOf(answer.body))
    return { ...answer, body: bytesOf(signText('SHA256', xml, keyOf(company)) + xml) }
  },
})

const isSession = ({ url }: Message): boolean => url === json.SESSION_PATH
const anySession = (): WaterAnswer => ({ status: 200, headers: json.JSON_HEADERS, body: bytesOf(JSON.stringify({ sessionId: 'welcome-whoever-you-are', companyHalf: 'AAAA', expiresInSeconds: 3600, signature: 'AAAA' })) })

/** In either protocol that has one. */
const ignoresSignature: Fault['front'] = (next, means) => {
  const overXml = readingXml((xml) => xml, true)?.(next, means).http ?? next.http
  return {
    http: async (sim, code, message) => {
      if (message.url === '') return overXml(sim, code, message)
      const answer = await next.http(sim, code, message)
      return isSession(message) && answer !== 'SILENT' && answer.status === 401 ? anySession() : answer
    },
  }
}

const flipped = (body: Uint8Array): Uint8Array => {
  const { session, counter, ciphertext } = JSON.parse(textOf(body)) as Record<string, string>
  const secret = Buffer.from(ciphertext ?? '', 'base64')
  secret.writeUInt8(secret.readUInt8(0) ^ 1, 0)
  return bytesOf(JSON.stringify({ session, counter, ciphertext: secret.toString('base64') }))
}

const COLLECTOR_AT = 8
const COLLECTOR_BYTES = 10

/** Where the institution stands is overwritten with the company's own. */
function asOurs(body: Uint8Array, { merchantId }: SimCompany): Uint8Array {
  const frame = Buffer.from(body)
  if (frame.byteLength > COLLECTOR_AT + COLLECTOR_BYTES) frame.write(merchantId.padEnd(COLLECTOR_BYTES), COLLECTOR_AT, 'latin1')
  return frame
}

const acceptsInstitution: Fault['front'] = (next, means) => ({
  http: readingXml((xml, { merchantId, companyId }) => xml.replace(/<merchantid>\d+</, `<merchantid>${merchantId}<`).replace(/<company_id>\d+</, `<company_id>${companyId}<`))?.(next, means).http ?? next.http,
  tcp: async (sim, code, body) => {
    const company = await companyOf(sim, code)
    return next.tcp(sim, code, company ? asOurs(body, company) : body)
  },
})

/** An answer of gbk-tcp read, changed, and written again. */
const rewriting = <O extends 'arrears' | 'reconcile'>(trade: O, change: (value: gbktcp.ResponseOf<O>) => gbktcp.ResponseOf<O>): Fault['front'] => (next) => ({
  tcp: async (sim, code, body) => {
    const answer = await next.tcp(sim, code, body)
    const { head } = gbktcp.decodeRequest(new gbktcp.Framer().push(body).frames[0] ?? new Uint8Array())
    const read = answer !== 'SILENT' && head ? gbktcp.decodeResponse(trade, head, answer) : null
    if (!read?.ok || !read.value.ok) return answer
    const written = gbktcp.encodeResponse(trade, read.value.user, change(read.value.value))
    return written.ok ? written.value : answer
  },
})

const NAME_END = 6 + 2 + 3 + 10 + 10 + 100
const SPACE = 0x20

/** Of a name that fills its place the last byte is lost. */
const cutsCharacters: Fault['front'] = (next) => ({
  tcp: async (sim, code, body) => {
    const answer = await next.tcp(sim, code, body)
    if (answer === 'SILENT' || answer.byteLength < NAME_END) return answer
    const frame = Buffer.from(answer)
    if (frame[NAME_END - 1] !== SPACE) frame[NAME_END - 1] = SPACE
    return frame
  },
})

const WHOLE: Record<'xml' | 'json', (content: string) => boolean> = { xml: (content) => content.trimEnd().endsWith('>'), json: (content) => content.trimEnd().endsWith('}') }
const TOO_MUCH = 128 * 1024
/** Longer than anybody waits. */
const FOREVER_MS = 60_000

const hangsOnTruncated: Fault['front'] = (next, { wait }) => {
  const hang = async () => {
    await wait(FOREVER_MS)
    return 'SILENT' as const
  }
  return {
    http: (sim, code, message) => (message.body.byteLength > 0 && message.body.byteLength < TOO_MUCH && !WHOLE[message.url === '' ? 'xml' : 'json'](textOf(message.body)) ? hang() : next.http(sim, code, message)),
    tcp: (sim, code, body) => (body.byteLength < TOO_MUCH && new gbktcp.Framer().push(body).frames.length === 0 ? hang() : next.tcp(sim, code, body)),
  }
}

const diesOfEndless: Fault['front'] = (next) => {
  const state = { isDead: false }
  const isDead = (body: Uint8Array) => (state.isDead ||= body.byteLength > TOO_MUCH)
  return {
    http: async (sim, code, message) => (isDead(message.body) ? 'SILENT' : next.http(sim, code, message)),
    tcp: async (sim, code, body) => (isDead(body) ? 'SILENT' : next.tcp(sim, code, body)),
  }
}

const expandsEntities = readingXml((xml) => {
  const [whole = '', declarations = ''] = /<!DOCTYPE[^[]*\[(.*?)\]>/s.exec(xml) ?? []
  const known = new Map([...declarations.matchAll(/<!ENTITY (\w+) "([^"]*)">/g)].map(([, name = '', value = '']) => [name, value]))
  return xml.replace(whole, '').replace(/&(\w+);/g, (entity, name: string) => known.get(name) ?? entity)
})

const forgetsCounters: Fault['front'] = (next) => ({
  http: async (sim, code, message) => {
    const envelope = isSession(message) ? null : json.readEnvelope(message.body)
    if (envelope) await sim.db.query('UPDATE sim_water.session SET highest = 0, seen = 0 WHERE id = $1::text RETURNING id', [envelope.session])
    return next.http(sim, code, message)
  },
})

const garblesAnswers: Fault['front'] = (next, means) => {
  const overXml = writingXml((xml) => xml, () => 'another key')?.(next, means).http ?? next.http
  return {
    http: async (sim, code, message) => {
      if (message.url === '') return overXml(sim, code, message)
      const answer = await next.http(sim, code, message)
      return isSession(message) || answer === 'SILENT' || answer.status !== 200 ? answer : { ...answer, body: flipped(answer.body) }
    },
  }
}

export const LINE_FAULTS = {
  IGNORES_SIGNATURE: { zh: '不验签名', en: 'Checks no signature', protocols: ['wxlifepay', 'json'], front: ignoresSignature },
  FORGETS_COUNTERS: { zh: '不记用过的计数，重放的报文照办', en: 'Forgets which counters were used: what is replayed is done again', protocols: ['json'], front: forgetsCounters },
  ACCEPTS_ANY_INSTITUTION: { zh: '别的机构号、商户号也受理', en: 'Takes what is meant for another institution', protocols: ['wxlifepay', 'gbk-tcp'], front: acceptsInstitution },
  WRONG_SEQUENCE: { zh: '应答的流水号不是请求的', en: 'Answers under another number than it was asked', protocols: ['wxlifepay'], front: writingXml((xml) => xml.replace(/<transeqnum>/, '<transeqnum>9'), ({ signingKey }) => signingKey) },
  BAD_ANSWER_SIGNATURE: { zh: '应答的签名不对', en: 'Signs its answers wrongly', protocols: ['wxlifepay', 'json'], front: garblesAnswers },
  CUTS_CHARACTERS: { zh: '姓名占满时截掉半个字', en: 'Of a name that fills its place half a character is lost', protocols: ['gbk-tcp'], front: cutsCharacters },
  WRONG_SUM: { zh: '欠费合计不等于各笔之和', en: 'The sum of what is unpaid is not that of its rows', protocols: ['gbk-tcp'], front: rewriting('arrears', ({ info, rows }) => ({ info: { totalFen: info.totalFen + 1n }, rows })) },
  SAYS_ALL_AGREES: { zh: '对账总说相符', en: 'Finds no difference in any day’s file', protocols: ['gbk-tcp'], front: rewriting('reconcile', ({ info }) => ({ info, rows: [] })) },
  HANGS_ON_TRUNCATED: { zh: '报文不完整时一直挂着', en: 'Hangs on a message that is cut short', protocols: ['wxlifepay', 'json', 'gbk-tcp'], front: hangsOnTruncated },
  DIES_OF_ENDLESS: { zh: '超长报文之后不再应答', en: 'Answers no more after a message without an end', protocols: ['wxlifepay', 'json', 'gbk-tcp'], front: diesOfEndless },
  EXPANDS_ENTITIES: { zh: '展开 XML 实体', en: 'Expands XML entities', protocols: ['wxlifepay'], front: expandsEntities },
} as const satisfies Record<string, Fault>
