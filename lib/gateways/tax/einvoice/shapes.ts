/** The elements of a digital invoice (数电票), named as the tax bureau names them (DOMAIN.md §3.2). */
import { field, matching, optionalText, text, yuan, type ValueOf } from '../../xml'

/** A rate in 10,000ths, or why there is none: 免税, 不征税. */
export type TaxRate = number | 'EXEMPT' | 'OUTSIDE'

const WORDS: Record<string, TaxRate> = { 免税: 'EXEMPT', 不征税: 'OUTSIDE' }

/** Written 0.03; read as 0.03 or 3%, both are about. */
const rate = (tag: string) => field<TaxRate>(tag, writeRate, (value) => WORDS[value] ?? readRate(value))

function writeRate(value: TaxRate): string {
  if (typeof value === 'string') return value === 'EXEMPT' ? '免税' : '不征税'
  return `0.${String(value).padStart(4, '0')}`.replace(/0{1,2}$/, '')
}

function readRate(value: string): number | null {
  const [, percent, decimals] = /^(?:(\d{1,2})%|0\.(\d{1,4}))$/.exec(value) ?? []
  if (percent !== undefined) return Number.parseInt(percent, 10) * 100
  return decimals === undefined ? null : Number.parseInt(decimals.padEnd(4, '0'), 10)
}

const DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/
const MOMENT = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01]) ([01]\d|2[0-3])(:[0-5]\d){2}$/
/** Up to 15 significant figures; empty where a line has no quantity. */
const DECIMAL = /^(-?\d{1,12}(\.\d{1,13})?)?$/

const party = (side: 'Seller' | 'Buyer') => ({
  /** Empty for a person, the element is there all the same. */
  taxId: matching(`${side}IdNum`, /^[0-9A-Z]{0,20}$/),
  name: matching(`${side}Name`, /^.{1,256}$/su),
  address: optionalText(`${side}Addr`),
  telephone: optionalText(`${side}TelNum`),
  bankName: optionalText(`${side}BankName`),
  bankAccount: optionalText(`${side}BankAccNum`),
})

export const seller = party('Seller')
export const buyer = party('Buyer')

export const basic = {
  netFen: yuan('TotalAmWithoutTax'),
  taxFen: yuan('TotalTaxAm'),
  grossFen: yuan('TotalTax-includedAmount'),
  capitals: text('TotalTax-includedAmountInChinese'),
  drawer: text('Drawer'),
  /** China's time, yyyy-MM-dd HH:mm:ss */
  requestedAt: matching('RequestTime', MOMENT),
}

export const item = {
  /** *短名*名称 */
  name: matching('ItemName', /^\*[^*]{1,40}\*.{1,100}$/su),
  specification: optionalText('SpecMod'),
  unit: optionalText('MeaUnits'),
  quantity: matching('Quantity', DECIMAL),
  /** Without tax */
  unitPrice: matching('UnPrice', DECIMAL),
  netFen: yuan('Amount'),
  rate: rate('TaxRate'),
  taxFen: yuan('ComTaxAm'),
  /** The bureau's own spelling, unlike the total's */
  grossFen: yuan('TotaltaxIncludedAmount'),
  code: matching('TaxClassificationCode', /^\d{19}$/),
}

export const supervision = {
  number: matching('InvoiceNumber', /^\d{20}$/),
  issuedOn: matching('IssueTime', DATE),
  bureauCode: optionalText('TaxBureauCode'),
  bureauName: text('TaxBureauName'),
}

export const header = { number: matching('EIid', /^\d{20}$/), tag: optionalText('EInvoiceTag'), version: optionalText('Version') }
export const label = { code: text('LabelCode'), name: optionalText('LabelName') }

export type InvoiceParty = ValueOf<typeof seller>
export type InvoiceItem = ValueOf<typeof item>
export type InvoiceBasics = ValueOf<typeof basic>
