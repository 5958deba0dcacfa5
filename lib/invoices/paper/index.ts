export { layoutPaper } from './layout'
export type { EllipseMark, LineMark, Mark, Paper, PaperPage, QrMark, RectangleMark, TextMark } from './marks'
export { renderPdf } from './pdf'
export { qrText } from './qr-text'
