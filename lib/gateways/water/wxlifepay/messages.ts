/** Messages as XML, both directions and both sides. Pure; element order as in the official sample (DOMAIN §0.1). */
import { err, ok, type Result } from '@/lib/kernel/result'
import { childrenOf, element, matching, optionalText, parseXml, readFields, text, writeFields, type XmlElement } from '../../xml'
import { HEAD_ONLY, isTrancode, TRANSACTIONS, type RequestOf, type ResponseOf, type Trancode, type Transaction } from './transactions'
import type { DecodedRequest, Head, MessageProblem, Subject, Verdict } from './types'

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>'
export const SUCCESS_MESSAGE = '操作成功'

/** Name of the HTTP header, and of the element in `<head>` that must agree with it. */
export const SANDBOX_FIELD = 'LivingPayment-IsSandbox'

const subjectShape = { billKey: matching('bill_key', /^.{1,32}$/su), companyId: matching('company_id', /^\d{1,20}$/) }
const headShape = {
  trancode: text('trancode'),
  transeqnum: matching('transeqnum', /^[0-9A-Za-z_-]{1,64}$/),
  merchantid: matching('merchantid', /^\d{1,20}$/),
  sandbox: optionalText(SANDBOX_FIELD),
}
const verdictShape = { retCode: matching('ret_code', /^[0-9A-Za-z]{1,16}$/), errMsg: optionalText('err_msg') }

export function writeRequest<T extends Trancode>(trancode: T, head: Omit<Head, 'trancode'>, subject: Subject, body: RequestOf<T>): string {
  const { request }: Transaction = TRANSACTIONS[trancode]
  return document(writeHead({ ...head, trancode }), writeFields(subjectShape, subject) + writeFields(request, body))
}

export function readRequest(xml: string): Result<DecodedRequest, MessageProblem> {
  const parts = readParts(xml)
  if (!parts.ok) return parts
  const { head, info } = parts.value
  if (!isTrancode(head.trancode)) return err('UNKNOWN_TRANCODE')
  const { request }: Transaction = TRANSACTIONS[head.trancode]
  const subject = info && readFields(subjectShape, info)
  const body = info && readFields(request, info)
  return subject && body ? ok({ head, subject, trancode: head.trancode, body } as DecodedRequest) : err('MISSING_FIELD')
}

/** What the head says, for answering a request that cannot be read further. */
export function readHead(xml: string): Head | null {
  const parts = readParts(xml)
  return parts.ok ? parts.value.head : null
}

export function writeResponse<T extends Trancode>(trancode: T, head: Head, subject: Subject | null, verdict: Verdict<T>): string {
  const { response, rows }: Transaction = TRANSACTIONS[trancode]
  const retCode = verdict.ok ? '0' : verdict.code
  const errMsg = verdict.ok ? SUCCESS_MESSAGE : verdict.errMsg
  const headXml = writeHead(head) + writeFields(verdictShape, { retCode, errMsg })
  if (!subject || HEAD_ONLY.includes(trancode)) return document(headXml, null)
  const data = verdict.ok ? verdict.value.rows.map((row) => element('data', writeFields(rows, row))).join('') : ''
  return document(headXml, writeFields(subjectShape, subject) + (verdict.ok ? writeFields(response, verdict.value.info) : '') + data)
}

/** A refusal that answers something unreadable: head only, whatever the trancode. */
export function writeRefusal(head: Head, code: string, errMsg: string): string {
  return document(writeHead(head) + writeFields(verdictShape, { retCode: code, errMsg }), null)
}

/** MISMATCH: an answer to something else, such as an old one played again. */
export function readResponse<T extends Trancode>(trancode: T, sent: Omit<Head, 'trancode'>, subject: Subject, xml: string): Result<Verdict<T>, MessageProblem> {
  const parts = readParts(xml)
  if (!parts.ok) return parts
  const { head, info, headElement } = parts.value
  if (head.trancode !== trancode || head.transeqnum !== sent.transeqnum || head.merchantid !== sent.merchantid) return err('MISMATCH')
  if (head.isSandbox && !sent.isSandbox) return err('MISMATCH')
  const said = readFields(verdictShape, headElement)
  if (!said) return err('MISSING_FIELD')
  if (said.retCode !== '0') return ok({ ok: false, code: said.retCode, errMsg: said.errMsg })
  if (HEAD_ONLY.includes(trancode)) return ok({ ok: true, value: { info: {}, rows: [] } as unknown as ResponseOf<T> })
  const about = info && readFields(subjectShape, info)
  if (!info || !about) return err('MISSING_FIELD')
  if (about.billKey !== subject.billKey || about.companyId !== subject.companyId) return err('MISMATCH')
  const value = readAnswer(trancode, info)
  return value ? ok({ ok: true, value }) : err('MISSING_FIELD')
}

/** Whether a message says that something was done, whatever else is wrong with it. */
export function saysDone(xml: string): boolean {
  const parsed = parseXml(xml)
  return parsed.ok && childrenOf(parsed.value, 'head').some((head) => childrenOf(head, 'ret_code').some((code) => code.text === '0'))
}

function readAnswer<T extends Trancode>(trancode: T, info: XmlElement): ResponseOf<T> | null {
  const { response, rows }: Transaction = TRANSACTIONS[trancode]
  const answer = readFields(response, info)
  const data = Object.keys(rows).length === 0 ? [] : childrenOf(info, 'data').map((row) => readFields(rows, row))
  return answer && data.every((row) => row !== null) ? ({ info: answer, rows: data } as ResponseOf<T>) : null
}

function document(head: string, info: string | null): string {
  return DECLARATION + element('wxlifepay', element('head', head) + (info === null ? '' : element('info', info)))
}

/** The version of the published messages; other versions are read alike, since they only add elements. */
function writeHead({ trancode, transeqnum, merchantid, isSandbox }: Head): string {
  const { sandbox, ...always } = headShape
  return (
    element('version', '1.0.1') +
    writeFields(always, { trancode, transeqnum, merchantid }) +
    (isSandbox ? writeFields({ sandbox }, { sandbox: '1' }) : '')
  )
}

function readParts(xml: string): Result<{ head: Head; headElement: XmlElement; info: XmlElement | null }, MessageProblem> {
  const parsed = parseXml(xml)
  if (!parsed.ok || parsed.value.tag !== 'wxlifepay') return err('MALFORMED_XML')
  const heads = childrenOf(parsed.value, 'head')
  const infos = childrenOf(parsed.value, 'info')
  const [headElement] = heads
  const read = headElement && heads.length === 1 && infos.length <= 1 ? readFields(headShape, headElement) : null
  if (!headElement || !read || !['', '0', '1'].includes(read.sandbox)) return err('MISSING_FIELD')
  const { sandbox, ...head } = read
  return ok({ head: { ...head, isSandbox: sandbox === '1' }, headElement, info: infos[0] ?? null })
}
