/** What a sheet is made of: both the PDF and the picture on the screen draw these, and nothing else. All lengths in mm, y downwards. */

export type TextMark = {
  kind: 'text'
  text: string
  x: number
  /** Of the baseline */
  y: number
  /** Height of a full-width character */
  size: number
  color: string
  anchor: 'start' | 'middle' | 'end'
  /** Degrees clockwise about x, y */
  rotate?: number
}
export type LineMark = { kind: 'line'; x1: number; y1: number; x2: number; y2: number; color: string; width: number }
export type RectangleMark = { kind: 'rectangle'; x: number; y: number; width: number; height: number; color: string; line: number }
export type EllipseMark = { kind: 'ellipse'; x: number; y: number; rx: number; ry: number; color: string; line: number }
/** Dark modules row by row, as [column, row, length] of each run. */
export type QrMark = { kind: 'qr'; x: number; y: number; module: number; runs: (readonly [number, number, number])[]; color: string }
export type Mark = TextMark | LineMark | RectangleMark | EllipseMark | QrMark

export type PaperPage = { marks: Mark[] }
export type Paper = { title: string; width: number; height: number; pages: PaperPage[] }

/** Form, what is filled in, seal, watermark, and what says that this is none. */
export const INK = { form: '#8b3a2e', text: '#1a1a1a', seal: '#d3342b', water: '#f6eceb', note: '#8a8a8a' } as const
export const SHEET = { width: 210, height: 140, left: 6, right: 204, top: 32, bottom: 130 } as const
export const SIZE = { label: 3.3, text: 3.3, small: 2.6, least: 1.2 } as const
export const HAIR = 0.25

export const line = (x1: number, y1: number, x2: number, y2: number, width = HAIR): LineMark => ({ kind: 'line', x1, y1, x2, y2, color: INK.form, width })

type Wish = Partial<Pick<TextMark, 'size' | 'color' | 'anchor' | 'rotate'>>
export const write = (text: string, x: number, y: number, wish: Wish = {}): TextMark => ({ kind: 'text', text, x, y, size: SIZE.text, color: INK.text, anchor: 'start', ...wish })
export const label = (text: string, x: number, y: number, wish: Wish = {}): TextMark => write(text, x, y, { size: SIZE.label, color: INK.form, ...wish })
