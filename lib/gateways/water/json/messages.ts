/** What is encrypted: a request with its number and what it is about, an answer that repeats both. Pure. */
import { z } from 'zod'
import { err, ok, type Result } from '@/lib/kernel/result'
import type { Asked, QuestionOf, SaidOf, WaterOperation } from '../port'
import type { RefusalCode } from '../refusals'
import { readJson, writeJson } from './bytes'
import { BillKey, CompanyId, Sequence, text, Word } from './fields'
import { OPERATIONS } from './operations'
import { wordOf } from './refusals'

/** `sequence`: unique number of the message. */
export type Subject = { sequence: string; billKey: string; companyId: string }
/** What a company says: yes with its values, or a word. */
export type Verdict<O extends WaterOperation> = { ok: true; value: SaidOf<O> } | { ok: false; word: string }

const About = { sequence: Sequence, billKey: BillKey }
const Request = z.object({ ...About, companyId: CompanyId })
const WithData = z.object({ data: z.unknown() })
const Answer = z.discriminatedUnion('ok', [z.object({ ok: z.literal(true), ...About, data: z.unknown() }), z.object({ ok: z.literal(false), ...About, code: Word, message: text() })])

const questionOf = (operation: WaterOperation) => OPERATIONS[operation].question as z.ZodType
const answerOf = (operation: WaterOperation) => OPERATIONS[operation].answer as z.ZodType

/** UNFIT: what is asked does not fit the operation, and the company would say so. */
export function writeRequest<O extends WaterOperation>(operation: O, subject: Subject, question: QuestionOf<O>): Result<Uint8Array, 'UNFIT'> {
  const head = z.safeEncode(Request, subject)
  const data = z.safeEncode(questionOf(operation), question)
  return head.success && data.success ? ok(writeJson({ ...head.data, data: data.data })) : err('UNFIT')
}

/** `subject`: null when not even that can be read. */
export type ReceivedRequest = { subject: Subject | null; asked: Result<Asked, 'UNFIT'> }

export function readRequest(operation: WaterOperation, plain: Uint8Array): ReceivedRequest {
  const value = readJson(plain)
  const subject = Request.safeParse(value)
  const said = WithData.safeParse(value)
  const question = said.success ? z.safeDecode(questionOf(operation), said.data.data) : said
  const asked = subject.success && question.success ? ok({ operation, question: question.data } as Asked) : err('UNFIT' as const)
  return { subject: subject.success ? subject.data : null, asked }
}

export function writeAnswer<O extends WaterOperation>(operation: O, { sequence, billKey }: Subject, said: SaidOf<O>): Result<Uint8Array, 'UNFIT'> {
  const data = z.safeEncode(answerOf(operation), said)
  return data.success ? ok(writeJson({ ok: true, sequence, billKey, data: data.data })) : err('UNFIT')
}

/** Without its subject when the request had none that could be read: the platform then takes it for no answer. */
export function writeRefusal(subject: Subject | null, code: RefusalCode): Uint8Array {
  return writeJson({ ok: false, sequence: subject?.sequence ?? '', billKey: subject?.billKey ?? '', ...wordOf(code) })
}

/** GARBLED: unreadable, or an answer to something else. */
export function readAnswer<O extends WaterOperation>(operation: O, asked: Subject, plain: Uint8Array): Result<Verdict<O>, 'GARBLED'> {
  const said = Answer.safeParse(readJson(plain))
  if (!said.success || said.data.sequence !== asked.sequence || said.data.billKey !== asked.billKey) return err('GARBLED')
  if (!said.data.ok) return ok({ ok: false, word: said.data.code })
  const value = z.safeDecode(answerOf(operation), said.data.data)
  return value.success ? ok({ ok: true, value: value.data as SaidOf<O> }) : err('GARBLED')
}
