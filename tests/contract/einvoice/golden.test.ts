import { describe, expect, it } from 'vitest'
import { einvoice } from '@/lib/gateways/tax'
import { SAMPLE } from './sample'

const { checkEInvoice, readEInvoice, writeEInvoice } = einvoice
const ITEM = (name: string, price: string, net: string, rate: string, tax: string, gross: string, code: string) =>
  `<IssuItemInformation><ItemName>${name}</ItemName><SpecMod></SpecMod><MeaUnits>立方米</MeaUnits><Quantity>18</Quantity><UnPrice>${price}</UnPrice><Amount>${net}</Amount><TaxRate>${rate}</TaxRate><ComTaxAm>${tax}</ComTaxAm><TotaltaxIncludedAmount>${gross}</TotaltaxIncludedAmount><TaxClassificationCode>${code}</TaxClassificationCode></IssuItemInformation>`

/** Names and order as the bureau has them (DOMAIN.md §3.2). */
const GOLDEN = [
  '<?xml version="1.0" encoding="UTF-8"?><EInvoice>',
  '<Header><EIid>26112000000000000001</EIid><EInvoiceTag>SWEI3200</EInvoiceTag><Version>0.2</Version>',
  '<InherentLabel><InIssuType><LabelCode>Y</LabelCode></InIssuType><EInvoiceType><LabelCode>01</LabelCode><LabelName>电子发票</LabelName></EInvoiceType>',
  '<GeneralOrSpecialVAT><LabelCode>02</LabelCode><LabelName>普通发票</LabelName></GeneralOrSpecialVAT></InherentLabel></Header>',
  '<EInvoiceData><SellerInformation><SellerIdNum>91110000802100433B</SellerIdNum><SellerName>北京市自来水（模拟）</SellerName><SellerAddr></SellerAddr><SellerTelNum></SellerTelNum><SellerBankName></SellerBankName><SellerBankAccNum></SellerBankAccNum></SellerInformation>',
  '<BuyerInformation><BuyerIdNum></BuyerIdNum><BuyerName>王芳</BuyerName><BuyerAddr></BuyerAddr><BuyerTelNum></BuyerTelNum><BuyerBankName></BuyerBankName><BuyerBankAccNum></BuyerBankAccNum></BuyerInformation>',
  '<BasicInformation><TotalAmWithoutTax>88.91</TotalAmWithoutTax><TotalTaxAm>1.09</TotalTaxAm><TotalTax-includedAmount>90.00</TotalTax-includedAmount><TotalTax-includedAmountInChinese>玖拾圆整</TotalTax-includedAmountInChinese><Drawer>水单</Drawer><RequestTime>2026-03-02 09:30:00</RequestTime></BasicInformation>',
  ITEM('*水冰雪*自来水', '2.0094444444444', '36.17', '0.03', '1.09', '37.26', '1100301010000000000'),
  ITEM('*不征税项目*不征税自来水', '', '28.26', '不征税', '0.00', '28.26', '6110000000000000000'),
  ITEM('*水冰雪*污水处理费', '', '24.48', '免税', '0.00', '24.48', '1100301010000000000'),
  '<AdditionalInformation><Remark>户号 0100000001 &amp; 2025年3–4月</Remark></AdditionalInformation></EInvoiceData>',
  '<TaxSupervisionInfo><InvoiceNumber>26112000000000000001</InvoiceNumber><IssueTime>2026-03-02</IssueTime><TaxBureauCode>11100000000</TaxBureauCode><TaxBureauName>国家税务总局北京市税务局（模拟）</TaxBureauName></TaxSupervisionInfo></EInvoice>',
].join('')

it('is written to the byte, read back, and keeps our rules', () => {
  expect(writeEInvoice(SAMPLE)).toBe(GOLDEN)
  expect(readEInvoice(GOLDEN)).toEqual({ ok: true, value: SAMPLE })
  expect(checkEInvoice(SAMPLE)).toEqual([])
})

describe('what other writers do is read', () => {
  it.each([
    ['a rate in per cent', GOLDEN.replace('0.03', '3%')],
    ['line breaks and blanks between elements', GOLDEN.replaceAll('><', '>\n  <').replace(/<(\w+)>\n {2}<\/\1>/g, '<$1></$1>')],
    ['elements that we have not', GOLDEN.replace('<Drawer>', '<Payee>张三</Payee><Drawer>')],
    ['an empty element written short', GOLDEN.replace('<BuyerIdNum></BuyerIdNum>', '<BuyerIdNum/>')],
    ['no address at all', GOLDEN.replace('<BuyerAddr></BuyerAddr>', '')],
    ['text in CDATA', GOLDEN.replace('<BuyerName>王芳</BuyerName>', '<BuyerName><![CDATA[王芳]]></BuyerName>')],
  ])('%s', (_, xml) => {
    expect(readEInvoice(xml)).toEqual({ ok: true, value: SAMPLE })
  })
})

describe('what is none is refused', () => {
  it.each([
    ['nothing', '', 'MALFORMED'],
    ['another document', '<xml></xml>', 'NOT_AN_INVOICE'],
    ['an external entity', `<!DOCTYPE EInvoice [<!ENTITY x SYSTEM "file:///etc/passwd">]>${GOLDEN}`, 'FORBIDDEN_DECLARATION'],
    ['an unknown entity', GOLDEN.replace('王芳', '&x;'), 'UNKNOWN_ENTITY'],
    ['half of it', GOLDEN.slice(0, GOLDEN.length / 2), 'MALFORMED'],
    ['two buyers', GOLDEN.replace(/(<BuyerInformation>.*<\/BuyerInformation>)/, '$1$1'), 'MISSING_FIELD'],
    ['a name twice', GOLDEN.replace('<BuyerName>', '<BuyerName>李</BuyerName><BuyerName>'), 'MISSING_FIELD'],
    ['no lines', GOLDEN.replace(/<IssuItemInformation>.*<\/IssuItemInformation>/, ''), 'MISSING_FIELD'],
    ['a hundred and one lines', GOLDEN.replace(/(<IssuItemInformation>.*?<\/IssuItemInformation>)/, (one) => one.repeat(99)), 'MISSING_FIELD'],
    ['an amount with three decimals', GOLDEN.replace('36.17', '36.170'), 'MISSING_FIELD'],
    ['an amount in words', GOLDEN.replace('36.17', 'NaN'), 'MISSING_FIELD'],
    ['a number of 19 figures', GOLDEN.replaceAll('26112000000000000001', '2611200000000000001'), 'MISSING_FIELD'],
    ['two numbers', GOLDEN.replace('<InvoiceNumber>26', '<InvoiceNumber>25'), 'MISMATCH'],
    ['an unknown kind', GOLDEN.replace('<LabelCode>02', '<LabelCode>09'), 'MISSING_FIELD'],
    ['a day that is none', GOLDEN.replace('2026-03-02</Issue', '2026-13-02</Issue'), 'MISSING_FIELD'],
    ['more than any invoice', `${GOLDEN}${' '.repeat(200_000)}`, 'TOO_LARGE'],
  ])('%s', (_, xml, error) => {
    expect(readEInvoice(xml)).toEqual({ ok: false, error })
  })
})

describe('our own rules', () => {
  const [water, resource, sewage] = SAMPLE.items as [einvoice.InvoiceItem, einvoice.InvoiceItem, einvoice.InvoiceItem]
  const buyer = { ...SAMPLE.buyer, taxId: '91330100799655058B' }
  const onlyWater = { ...SAMPLE, items: [water], netFen: 3617n, taxFen: 109n, grossFen: 3726n }
  const red = { ...onlyWater, isRed: true, netFen: -3617n, taxFen: -109n, grossFen: -3726n, items: [{ ...water, netFen: -3617n, taxFen: -109n, grossFen: -3726n }] }

  it.each<[string, einvoice.EInvoice, einvoice.EInvoiceFault[]]>([
    ['a special one of the taxed line', { ...onlyWater, kind: 'SPECIAL', buyer }, []],
    ['a red one is below zero', red, []],
    ['a special one to a person', { ...onlyWater, kind: 'SPECIAL' }, ['SPECIAL_BUYER']],
    ['a special one with other lines', { ...SAMPLE, kind: 'SPECIAL', buyer }, ['SPECIAL_LINE']],
    ['a line that is no sum', { ...SAMPLE, items: [{ ...water, grossFen: 3727n }, resource, sewage] }, ['LINE_SUM']],
    ['tax at another rate', { ...onlyWater, items: [{ ...water, rate: 900 }] }, ['LINE_TAX']],
    ['tax on what is exempt', { ...SAMPLE, netFen: 8890n, taxFen: 110n, items: [water, resource, { ...sewage, netFen: 2447n, taxFen: 1n }] }, ['LINE_TAX']],
    ['totals that are none', { ...SAMPLE, netFen: 8892n, taxFen: 108n }, ['TOTALS']],
    ['a blue one below zero', { ...red, isRed: false }, ['SIGN']],
    ['no seller', { ...SAMPLE, seller: { ...SAMPLE.seller, taxId: '' } }, ['SELLER_TAX_ID']],
  ])('%s', (_, invoice, faults) => {
    expect(checkEInvoice(invoice)).toEqual(faults)
  })
})
