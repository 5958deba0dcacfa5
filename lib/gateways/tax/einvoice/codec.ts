/** A digital invoice as XML and back. Pure; never throws on what it reads. */
import { err, ok, type Result } from '@/lib/kernel/result'
import { childrenOf, element, escapeXml, parseXml, readFields, writeFields, type Shape, type ValueOf, type XmlElement, type XmlProblem } from '../../xml'
import { basic, buyer, header, item, label, seller, supervision, type InvoiceBasics, type InvoiceItem, type InvoiceParty } from './shapes'

export type EInvoice = InvoiceBasics & {
  /** 20 figures */
  number: string
  isRed: boolean
  /** SPECIAL 增值税专用发票, ORDINARY 普通发票 */
  kind: 'SPECIAL' | 'ORDINARY'
  seller: InvoiceParty
  buyer: InvoiceParty
  items: InvoiceItem[]
  remark: string
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
  const { number, isRed, kind, items, remark, issuedOn, bureauCode, bureauName } = invoice
  const labels = [
    element('InIssuType', element('LabelCode', isRed ? 'N' : 'Y')),
    part('EInvoiceType', label, E_INVOICE),
    part('GeneralOrSpecialVAT', label, KINDS[kind]),
  ]
  const data = [
    part('SellerInformation', seller, invoice.seller),
    part('BuyerInformation', buyer, invoice.buyer),
    part('BasicInformation', basic, invoice),
    ...items.map((one) => part('IssuItemInformation', item, one)),
    element('AdditionalInformation', element('Remark', escapeXml(remark))),
  ]
  return `<?xml version="1.0" encoding="UTF-8"?>${element(
    'EInvoice',
    element('Header', writeFields(header, { number, tag: 'SWEI3200', version: '0.2' }) + element('InherentLabel', labels.join(''))) +
      element('EInvoiceData', data.join('')) +
      part('TaxSupervisionInfo', supervision, { number, issuedOn, bureauCode, bureauName }),
  )}`
}

export function readEInvoice(xml: string): Result<EInvoice, EInvoiceProblem> {
  if (xml.length > MAX_CHARS) return err('TOO_LARGE')
  const root = parseXml(xml)
  if (!root.ok) return root
  if (root.value.tag !== 'EInvoice') return err('NOT_AN_INVOICE')
  const [head, data, office] = ['Header', 'EInvoiceData', 'TaxSupervisionInfo'].map((tag) => only(root.value, tag))
  const labels = only(head, 'InherentLabel')
  const read = <S extends Shape>(shape: S, from: XmlElement | null) => from && readFields(shape, from)
  const parts = { id: read(header, head ?? null), issue: read(label, only(labels, 'InIssuType')), vat: read(label, only(labels, 'GeneralOrSpecialVAT')), office: read(supervision, office ?? null) }
  const body = { seller: read(seller, only(data, 'SellerInformation')), buyer: read(buyer, only(data, 'BuyerInformation')), basics: read(basic, only(data, 'BasicInformation')), items: data ? readItems(data) : null }
  const kind = (['SPECIAL', 'ORDINARY'] as const).find((one) => KINDS[one].code === parts.vat?.code)
  if (!parts.id || !parts.office || !body.seller || !body.buyer || !body.basics || !body.items || !kind || !/^[YN]$/.test(parts.issue?.code ?? '')) return err('MISSING_FIELD')
  const { number, ...bureau } = parts.office
  if (number !== parts.id.number) return err('MISMATCH')
  const remark = findText(data ?? null, 'Remark').slice(0, MAX_REMARK)
  return ok({ ...body.basics, number, isRed: parts.issue?.code === 'N', kind, seller: body.seller, buyer: body.buyer, items: body.items, remark, ...bureau })
}

const only = (from: XmlElement | null | undefined, tag: string): XmlElement | null => {
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
