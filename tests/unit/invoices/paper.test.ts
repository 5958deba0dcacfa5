import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { describe, expect, it } from 'vitest'
import type { einvoice } from '@/lib/gateways/tax'
import { layoutPaper, qrText, renderPdf, type Mark, type TextMark } from '@/lib/invoices/paper'
import { chineseCapitals } from '@/lib/invoices/tax'
import { SAMPLE } from '../../contract/einvoice/sample'

const [water] = SAMPLE.items as [einvoice.InvoiceItem]
const BANK = { address: '浙江省杭州市余杭区文一西路969号', telephone: '0571-85022088', bankName: '中国工商银行杭州分行', bankAccount: '1202022719900000001' }
const SPECIAL: einvoice.EInvoice = { ...SAMPLE, kind: 'SPECIAL', buyer: { ...BANK, taxId: '91330100799655058B', name: '杭州喆堃水处理设备股份有限公司' }, items: [water], netFen: 3617n, taxFen: 109n, grossFen: 3726n, capitals: '叁拾柒圆贰角陆分' }
const RED: einvoice.EInvoice = {
  ...SAMPLE, isRed: true, netFen: -8891n, taxFen: -109n, grossFen: -9000n, capitals: chineseCapitals(-9000n), remark: '被红冲蓝字数电票号码：26112000000000000001',
  items: SAMPLE.items.map((item) => ({ ...item, netFen: -item.netFen, taxFen: -item.taxFen, grossFen: -item.grossFen })),
}
const withItems = (count: number): einvoice.EInvoice => ({ ...SAMPLE, items: Array.from({ length: count }, (_, n) => ({ ...water, name: `*水冰雪*自来水${n + 1}号表` })) })
const named = (name: string): einvoice.EInvoice => ({ ...SAMPLE, buyer: { ...SAMPLE.buyer, name } })
const LONG = '关于促进城乡供水一体化发展的（集团）股份有限公司驻北京市海淀区办公楼管理委员会、'.repeat(6).slice(0, 230)

const isText = (mark: Mark): mark is TextMark => mark.kind === 'text'
const wordsOn = (invoice: einvoice.EInvoice) => layoutPaper(invoice).pages.map(({ marks }) => marks.filter(isText).map(({ text }) => text))
const words = (invoice: einvoice.EInvoice) => wordsOn(invoice).flat()

/** What a reader finds in the PDF: all text as it follows, and the Info dictionary. */
async function read(pdf: Uint8Array) {
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise
  const pages = await Promise.all(Array.from({ length: document.numPages }, async (_, n) => (await document.getPage(n + 1)).getTextContent()))
  const { info } = (await document.getMetadata()) as unknown as { info: { Title: string; CreationDate: string; Custom: Record<string, string> } }
  const texts = pages.map(({ items }) => items.map((item) => ('str' in item ? item.str : '')).join(''))
  await document.destroy()
  return { texts, info }
}

// The last four from Python's binascii.crc_hqx(text, 0xffff).
describe('the QR code', () => {
  it.each([
    ['an ordinary one', SAMPLE, '01,32,,26112000000000000001,90.00,20260302,,847D'],
    ['a special one', SPECIAL, '01,31,,26112000000000000001,37.26,20260302,,0207'],
    ['a red one', RED, '01,32,,26112000000000000001,-90.00,20260302,,E29F'],
  ])('of %s', (_, invoice, text) => {
    expect(qrText(invoice)).toBe(text)
  })
})

describe('the sheet', () => {
  it('says what the invoice says', () => {
    expect(words(SAMPLE)).toEqual(
      expect.arrayContaining(['电子发票（普通发票）', '26112000000000000001', '2026年03月02日', '王芳', '北京市自来水（模拟）', '91110000802100433B', '*水冰雪*自来水', '2.0094444444444', '3%', '免税', '不征税', '¥88.91', '¥1.09', '玖拾圆整', '¥90.00', '户号 0100000001 & 2025年3–4月', '水单']),
    )
    expect(words(SAMPLE).filter((text) => text === '***')).toHaveLength(2)
  })

  it('says that it is none', () => {
    for (const page of wordsOn(withItems(30))) expect(page.filter((text) => text.includes('模拟')).length).toBeGreaterThanOrEqual(3)
    expect(words(SAMPLE)).toContain('模拟数据，不作报销凭证')
  })

  it('of an organisation has its number, address and bank', () => {
    expect(words(SPECIAL)).toEqual(expect.arrayContaining(['电子发票（增值税专用发票）', '91330100799655058B', `购方地址：${BANK.address}； 电话：${BANK.telephone}；`, `购方开户银行：${BANK.bankName}； 银行账号：${BANK.bankAccount}；`]))
  })

  it('of a red invoice is below zero', () => {
    expect(words(RED)).toEqual(expect.arrayContaining(['-36.17', '¥-88.91', '¥-1.09', '（负数）玖拾圆整', '¥-90.00', RED.remark]))
  })

  it('of nothing taxed has no tax', () => {
    const [, outside] = SAMPLE.items as [einvoice.InvoiceItem, einvoice.InvoiceItem]
    expect(words({ ...SAMPLE, items: [outside], netFen: 2826n, taxFen: 0n, grossFen: 2826n }).filter((text) => text === '***')).toHaveLength(2)
  })

  it.each([1, 6, 7, 12, 40, 100])('with %i lines has each of them once, and one total', (count) => {
    const pages = wordsOn(withItems(count))
    expect(pages.flat().filter((text) => text.startsWith('*水冰雪*'))).toEqual(withItems(count).items.map(({ name }) => name))
    expect(pages.flat().filter((text) => text === '合计')).toHaveLength(1)
    expect(pages.flat().filter((text) => text === '小计')).toHaveLength(pages.length > 1 ? pages.length : 0)
    expect(pages.length > 1).toBe(count > 6)
    expect(pages.length).toBeLessThanOrEqual(Math.ceil(count / 9) + 1)
  })

  it.each<[string, einvoice.EInvoice]>([
    ['a long name', named(LONG)],
    ['a long name without a blank', named('W'.repeat(256))],
    ['a long item', { ...SAMPLE, items: [{ ...water, name: `*水冰雪*${LONG.slice(0, 100)}`, specification: LONG, unit: LONG.slice(0, 20) }] }],
    ['a long remark', { ...SPECIAL, seller: { ...BANK, name: LONG, taxId: '9'.repeat(20) }, remark: LONG }],
    ['a remark of many lines', { ...SAMPLE, remark: 'a\r\nb\n'.repeat(40) }],
    ['the largest amounts', { ...SAMPLE, items: [{ ...water, quantity: '-123456789012.1234567890123', unitPrice: '-123456789012.1234567890123', netFen: -99_999_999_999_999n }], grossFen: -99_999_999_999_999n, capitals: chineseCapitals(-99_999_999_999_999n) }],
  ])('with %s stays within its frame', (_, invoice) => {
    const { pages, width, height } = layoutPaper(invoice)
    for (const mark of pages.flatMap(({ marks }) => marks).filter(isText)) {
      const taken = [...mark.text].reduce((sum, char) => sum + (char > '~' ? 1 : 0.5), 0) * mark.size
      const left = mark.x - taken * { start: 0, middle: 0.5, end: 1 }[mark.anchor]
      expect([mark.text, left >= 5, left + taken <= width - 5, mark.y > 0, mark.y < height - 3]).toEqual([mark.text, true, true, true, true])
    }
  })
})

describe('the PDF', () => {
  it.each<[string, einvoice.EInvoice]>([['an ordinary one', SAMPLE], ['a special one', SPECIAL], ['a red one', RED], ['one of two sheets', withItems(12)]])('of %s is read as it is seen, and small', async (_, invoice) => {
    const pdf = await renderPdf(invoice)
    const { texts } = await read(pdf)
    expect(texts).toHaveLength(layoutPaper(invoice).pages.length)
    for (const page of texts) for (const found of [invoice.number, invoice.buyer.name, invoice.seller.name]) expect(page).toContain(found)
    for (const found of words(invoice)) expect(texts.join('')).toContain(found)
    expect(pdf.length).toBeLessThan(60_000)
  })

  it('has the bureau’s keys', async () => {
    const { info } = await read(await renderPdf(SAMPLE))
    expect(info.Custom).toEqual({ InvoiceNumber: SAMPLE.number, IssueTime: '2026-03-02', SellerIdNum: '91110000802100433B', TotalAmWithoutTax: '88.91', 'TotalTax-includedAmount': '90.00', TotalTaxAm: '1.09' })
    expect(info).toMatchObject({ Title: '电子发票（普通发票） 26112000000000000001', CreationDate: 'D:20260301160000Z' })
  })

  it('is the same every time, also after others and in another process', async () => {
    const first = Buffer.from(await renderPdf(SAMPLE))
    await renderPdf(SPECIAL)
    expect(first.equals(await renderPdf(SAMPLE))).toBe(true)
    expect(first.equals(await renderPdf({ ...SAMPLE, number: '26112000000000000002' }))).toBe(false)
    const script = `const { renderPdf } = await import('./lib/invoices/paper/index.ts'); const { SAMPLE } = await import('./tests/contract/einvoice/sample.ts'); process.stdout.write(await renderPdf(SAMPLE))`
    expect(first.equals(execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script]))).toBe(true)
  })

  it('keeps rare characters, and those that the font has not', async () => {
    const name = '䶮㙟喆堃㛃𬱖𠮷🚰'
    const { texts } = await read(await renderPdf(named(name)))
    expect(texts[0]).toContain(name)
  })

  it('takes the largest invoice', async () => {
    const pdf = await renderPdf({ ...withItems(100), buyer: { ...BANK, name: LONG, taxId: '9'.repeat(20) }, remark: LONG })
    expect(pdf.length).toBeLessThan(200_000)
  })
})

const isThere = (tool: string, flag: string) => spawnSync(tool, [flag]).error === undefined
function withFile<T>(pdf: Uint8Array, work: (file: string) => T): T {
  const folder = mkdtempSync(path.join(tmpdir(), 'paper-'))
  try {
    writeFileSync(path.join(folder, 'a.pdf'), pdf)
    return work(path.join(folder, 'a.pdf'))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

describe('other readers, where the machine has them', () => {
  if (isThere('pdftotext', '-v')) {
    it('pdftotext reads it', async () => {
      const text = withFile(await renderPdf(SAMPLE), (file) => execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' }))
      for (const found of [SAMPLE.number, '王芳', '北京市自来水（模拟）', '玖拾圆整', '¥90.00']) expect(text).toContain(found)
    })
  }
  if (isThere('qpdf', '--version')) {
    it('qpdf finds nothing wrong', async () => {
      expect(withFile(await renderPdf(SPECIAL), (file) => execFileSync('qpdf', ['--check', file], { encoding: 'utf8' }))).toContain('No syntax or stream encoding errors found')
    })
  }
  it('a file begins and ends as one', async () => {
    const text = Buffer.from(await renderPdf(SAMPLE)).toString('latin1')
    expect([text.startsWith('%PDF-1.7'), /startxref\n\d+\n%%EOF\s*$/.test(text)]).toEqual([true, true])
  })
})
