/** A digital invoice as XML and back. Pure; never throws on what it reads. */
import { err, ok, type Result } from '@/lib/kernel/result'
import { childrenOf, element, escapeXml, parseXml, readFields, writeFields, type Shape, type ValueOf, type XmlElement, type XmlProblem } from '../../xml'
import { basic, buyer, header, item, label, seller, supervision, type InvoiceBasics, type InvoiceItem, type InvoiceParty } from './shapes'

/** What an invoice says, whoever gives it its number. */
export type InvoiceContent = InvoiceBasics & {
  isRed: boolean
  /** SPECIAL 增值税专用发票, ORDINARY 普通发票 */
  kind: 'SPECIAL' | 'ORDINARY'
  seller: InvoiceParty
  buyer: InvoiceParty
  items: InvoiceItem[]
  remark: string
}

export type EInvoice = InvoiceContent & {
  /** 20 figures */
  number: string
  /** China's day, yyyy-MM-dd */
  issuedOn: string
  bureauCode: string
  bureauName: string
}

/** MISMATCH: the number in the header is not the bureau's. */
export type EInvoiceProblem = XmlProblem | 'TOO_LARGE' | 'NOT_AN_INVOICE' | 'MISSING_FIELD' | 'MISMATCH'

/** What is longer is no invoice of a water bill: characters, and lines. */
const MAX_CHARS = 200_000
const MAX_ITEMS = 100
const MAX_REMARK = 230

const KINDS = { SPECIAL: { code: '01', name: '增值税专用发票' }, ORDINARY: { code: '02', name: '普通发票' } } as const
const E_INVOICE = { code: '01', name: '电子发票' }

const part = <S extends Shape>(tag: string, shape: S, value: ValueOf<S>) => element(tag, writeFields(shape, value))

export function writeEInvoice(invoice: EInvoice): string {
  const { number, issuedOn, bureauCode, bureauName } = invoice
  const head = element('Header', writeFields(header, { number, tag: 'SWEI3200', version: '0.2' }) + writeLabels(invoice))
  const office = part('TaxSupervisionInfo', supervision, { number, issuedOn, bureauCode, bureauName })
  return `${XML_HEAD}${element('EInvoice', head + writeData(invoice) + office)}`
}

export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8"?>'

export function writeLabels({ isRed, kind }: InvoiceContent): string {
  const labels = [element('InIssuType', element('LabelCode', isRed ? 'N' : 'Y')), part('EInvoiceType', label, E_INVOICE), part('GeneralOrSpecialVAT', label, KINDS[kind])]
  return element('InherentLabel', labels.join(''))
}

export function writeData(content: InvoiceContent): string {
  const data = [
    part('SellerInformation', seller, content.seller),
    part('BuyerInformation', buyer, content.buyer),
    part('BasicInformation', basic, content),
    ...content.items.map((one) => part('IssuItemInformation', item, one)),
    element('AdditionalInformation', element('Remark', escapeXml(content.remark))),
  ]
  return element('EInvoiceData', data.join(''))
}

export function readEInvoice(xml: string): Result<EInvoice, EInvoiceProblem> {
  const root = readRoot(xml, 'EInvoice')
  if (!root.ok) return root
  const [head, office] = [only(root.value, 'Header'), only(root.value, 'TaxSupervisionInfo')]
  const [id, bureau, content] = [head && readFields(header, head), office && readFields(supervision, office), readContent(only(head, 'InherentLabel'), only(root.value, 'EInvoiceData'))]
  if (!id || !bureau || !content) return err('MISSING_FIELD')
  return bureau.number === id.number ? ok({ ...content, ...bureau }) : err('MISMATCH')
}

/** The one element of a message of this name, no longer than an invoice of a water bill can be. */
export function readRoot(xml: string, tag: string): Result<XmlElement, EInvoiceProblem> {
  if (xml.length > MAX_CHARS) return err('TOO_LARGE')
  const root = parseXml(xml)
  if (!root.ok) return root
  return root.value.tag === tag ? root : err('NOT_AN_INVOICE')
}

/** null: something is missing or malformed. */
export function readContent(labels: XmlElement | null, data: XmlElement | null): InvoiceContent | null {
  const read = <S extends Shape>(shape: S, from: XmlElement | null) => from && readFields(shape, from)
  const [issue, vat] = [read(label, only(labels, 'InIssuType')), read(label, only(labels, 'GeneralOrSpecialVAT'))]
  const parties = { seller: read(seller, only(data, 'SellerInformation')), buyer: read(buyer, only(data, 'BuyerInformation')) }
  const [basics, items] = [read(basic, only(data, 'BasicInformation')), data && readItems(data)]
  const kind = (['SPECIAL', 'ORDINARY'] as const).find((one) => KINDS[one].code === vat?.code)
  if (!parties.seller || !parties.buyer || !basics || !items || !kind || !/^[YN]$/.test(issue?.code ?? '')) return null
  return { ...basics, isRed: issue?.code === 'N', kind, seller: parties.seller, buyer: parties.buyer, items, remark: findText(data, 'Remark').slice(0, MAX_REMARK) }
}

export const only = (from: XmlElement | null | undefined, tag: string): XmlElement | null => {
  const found = from ? childrenOf(from, tag) : []
  return found.length === 1 ? (found[0] ?? null) : null
}

function readItems(data: XmlElement): InvoiceItem[] | null {
  const found = childrenOf(data, 'IssuItemInformation')
  const items = found.map((one) => readFields(item, one)).filter((one) => one !== null)
  return found.length >= 1 && found.length <= MAX_ITEMS && items.length === found.length ? items : null
}

/** Where remarks stand differs from bureau to bureau: the first element of that name counts. */
function findText(from: XmlElement | null, tag: string): string {
  if (!from) return ''
  for (const child of from.children) {
    const text = child.tag === tag ? child.text : findText(child, tag)
    if (text) return text
  }
  return ''
}
