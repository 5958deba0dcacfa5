/** The sheets as a PDF 1.7: selectable text, subset font, the bureau's own keys in its Info dictionary (DOMAIN.md §3.2). */
import type { einvoice } from '@/lib/gateways/tax'
import { fenToYuan } from '@/lib/kernel/money'
import { layoutPaper } from './layout'
import type { Mark, Paper, QrMark, TextMark } from './marks'

type Document = PDFKit.PDFDocument
const POINTS_PER_MM = 72 / 25.4

/** The same invoice gives the same bytes, whenever and wherever: the date is the invoice's, and pdfkit makes the file's ID from the Info dictionary. */
export async function renderPdf(invoice: einvoice.EInvoice): Promise<Uint8Array> {
  // What only shows a paper need not load these: they take 15 MB.
  const [{ default: PDFDocument }, { paperFont }] = await Promise.all([import('pdfkit'), import('./font/paper-font')])
  const paper = layoutPaper(invoice)
  const font = paperFont(textsOf(paper))
  const document = new PDFDocument({ ...OPTIONS, info: infoOf(invoice, paper.title) })
  // pdfkit takes a font that is open already; its types do not know.
  document.font(font as unknown as string)
  for (const { marks } of paper.pages) {
    document.addPage({ size: [paper.width * POINTS_PER_MM, paper.height * POINTS_PER_MM], margin: 0 })
    document.scale(POINTS_PER_MM)
    for (const mark of marks) draw(document, mark)
  }
  document.end()
  return Buffer.concat(await document.toArray())
}

const textsOf = ({ pages }: Paper): string => pages.flatMap(({ marks }) => marks.map((mark) => (mark.kind === 'text' ? mark.text : ''))).join('')

/** Without a font of its own: Helvetica would be read and embedded. */
const OPTIONS = { autoFirstPage: false, font: null as unknown as string, pdfVersion: '1.7', lang: 'zh-CN', displayTitle: true } as const

function infoOf(invoice: einvoice.EInvoice, title: string): Record<string, string | Date> {
  const { number, issuedOn, seller, netFen, taxFen, grossFen } = invoice
  return {
    Title: `${title} ${number}`,
    Subject: '模拟数据，不作报销凭证',
    Author: invoice.bureauName,
    Creator: '水单',
    CreationDate: new Date(`${issuedOn}T00:00:00+08:00`),
    InvoiceNumber: number,
    IssueTime: issuedOn,
    SellerIdNum: seller.taxId,
    TotalAmWithoutTax: fenToYuan(netFen),
    'TotalTax-includedAmount': fenToYuan(grossFen),
    TotalTaxAm: fenToYuan(taxFen),
  }
}

function draw(document: Document, mark: Mark): void {
  switch (mark.kind) {
    case 'text':
      drawText(document, mark)
      break
    case 'qr':
      drawQr(document, mark)
      break
    case 'line':
      document.lineWidth(mark.width).moveTo(mark.x1, mark.y1).lineTo(mark.x2, mark.y2).stroke(mark.color)
      break
    case 'ellipse':
      document.lineWidth(mark.line).ellipse(mark.x, mark.y, mark.rx, mark.ry).stroke(mark.color)
      break
    case 'rectangle':
      document.lineWidth(mark.line).rect(mark.x, mark.y, mark.width, mark.height).stroke(mark.color)
      break
  }
}

const SHARE_BEFORE = { start: 0, middle: 0.5, end: 1 } as const

function drawText(document: Document, { text, x, y, size, color, anchor, rotate }: TextMark): void {
  document.fillColor(color).fontSize(size)
  const left = x - document.widthOfString(text) * SHARE_BEFORE[anchor]
  if (rotate) document.save().rotate(rotate, { origin: [x, y] })
  document.text(text, left, y, { lineBreak: false, baseline: 'alphabetic' })
  if (rotate) document.restore()
}

function drawQr(document: Document, { x, y, module, runs, color }: QrMark): void {
  for (const [column, row, length] of runs) document.rect(x + column * module, y + row * module, length * module, module)
  document.fill(color)
}
