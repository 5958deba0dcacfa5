/** The bureau's messages as XML (ours, documented as ours). Pure; never throws on what it reads. */
import { formatInstant, parseCompact } from '@/lib/kernel/calendar'
import { err, ok, type Result } from '@/lib/kernel/result'
import { childrenOf, element, field, matching, oneOf, optionalText, readFields, writeFields, type Field, type ValueOf } from '../../xml'
import { readContent, readRoot, writeData, writeLabels, XML_HEAD, type EInvoiceProblem } from '../einvoice/codec'
import { TAX_REASONS, type TaxApplication, type TaxNotice, type TaxOutcome, type TaxReason } from '../port'

export const NO = /^[0-9A-Za-z_:-]{1,64}$/

const application = { applicationNo: matching('ApplicationNo', NO), redOf: matching('OriginalInvoiceNumber', /^(\d{20})?$/) }

export function writeApplication({ applicationNo, redOf, content }: TaxApplication): string {
  const head = element('Header', writeFields(application, { applicationNo, redOf: redOf ?? '' }) + writeLabels(content))
  return `${XML_HEAD}${element('EInvoiceApplication', head + writeData(content))}`
}

export function readApplication(xml: string): Result<TaxApplication, EInvoiceProblem> {
  const root = readRoot(xml, 'EInvoiceApplication')
  if (!root.ok) return root
  const [head = null, data = null] = ['Header', 'EInvoiceData'].map((tag) => childrenOf(root.value, tag)[0])
  const [about, content] = [head && readFields(application, head), head && readContent(childrenOf(head, 'InherentLabel')[0] ?? null, data)]
  if (!about || !content) return err('MISSING_FIELD')
  return ok({ applicationNo: about.applicationNo, redOf: about.redOf || null, content })
}

/** The invoice travels as its bytes in base64: what is archived is what the bureau has made. */
const file: Field<string> = {
  tag: 'EInvoiceFile',
  write: (xml) => Buffer.from(xml).toString('base64'),
  read: (text) => (text === undefined || text.length > 300_000 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text) ? null : Buffer.from(text, 'base64').toString()),
}

/** China's time, yyyy-MM-dd HH:mm:ss; empty for none. */
const moment = field<Date | undefined>('ExpectedTime', (at) => (at ? formatInstant(at) : ''), (text) => (text === '' ? undefined : parseCompact(text.replace(/\D/g, ''))))

const outcome = {
  /** 0000, or why there is no invoice to be had */
  code: optionalText('Code'),
  message: optionalText('Message'),
  applicationNo: matching('ApplicationNo', NO),
  state: oneOf('State', ['WAITING', 'ISSUED', 'REFUSED']),
  expectedAt: moment,
  file,
}
const notice = { noticeNo: matching('NoticeNo', NO), ...outcome }

type Outcome = ValueOf<typeof outcome>

const NOTHING = { code: '0000', message: '', expectedAt: undefined, file: '' }

function wireOf(applicationNo: string, answer: TaxOutcome): Outcome {
  const { state } = answer
  if (state === 'WAITING') return { ...NOTHING, applicationNo, state, expectedAt: answer.expectedAt }
  return state === 'ISSUED' ? { ...NOTHING, applicationNo, state, file: answer.xml } : { ...NOTHING, applicationNo, state, code: answer.reason, message: answer.message }
}

/** null: it says nothing that could be relied on. */
function outcomeOf({ state, expectedAt, file: xml, code, message }: Outcome): TaxOutcome | null {
  if (state === 'WAITING') return expectedAt ? { state, expectedAt } : null
  if (state === 'ISSUED') return xml ? { state, xml } : null
  return isReason(code) ? { state, reason: code, message } : null
}

const isReason = (code: string): code is TaxReason => Object.hasOwn(TAX_REASONS, code)

export const writeAnswer = (applicationNo: string, answer: TaxOutcome): string => `${XML_HEAD}${element('TaxAnswer', writeFields(outcome, wireOf(applicationNo, answer)))}`

export function readAnswer(xml: string): { applicationNo: string; outcome: TaxOutcome } | null {
  const root = readRoot(xml, 'TaxAnswer')
  const said = root.ok ? readFields(outcome, root.value) : null
  const read = said && outcomeOf(said)
  return read && { applicationNo: said.applicationNo, outcome: read }
}

export const writeNotice = ({ noticeNo, applicationNo, outcome: said }: TaxNotice): string =>
  `${XML_HEAD}${element('TaxNotice', writeFields(notice, { noticeNo, ...wireOf(applicationNo, said) }))}`

export function readNotice(xml: string): TaxNotice | null {
  const root = readRoot(xml, 'TaxNotice')
  const said = root.ok ? readFields(notice, root.value) : null
  const read = said && outcomeOf(said)
  return read && { noticeNo: said.noticeNo, applicationNo: said.applicationNo, outcome: read }
}
