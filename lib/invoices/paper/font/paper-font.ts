/** The font of one document as pdfkit asks for one: as many slices as it takes, seen as one font that holds only what is written. */
import { box, glyphsOf, type Glyph } from './glyphs'
import { EM, METRICS, trueType } from './true-type'

type Shape = { id: number; advanceWidth: number; codePoints: number[] }
const shapeOf = ({ codePoint, advance }: Glyph): Shape => ({ id: codePoint, advanceWidth: advance, codePoints: [codePoint] })

/** `text` is everything that will be written. pdfkit shapes with fontkit by itself, font by font and letter by letter: Chinese needs no shaping, and this is ten times as fast. */
export function paperFont(text: string) {
  const glyphs = glyphsOf(text)
  const glyphOf = (codePoint: number): Glyph => glyphs.get(codePoint) ?? box(codePoint)
  return {
    ...METRICS,
    postscriptName: 'SourceHanSerifCN-Regular',
    unitsPerEm: EM,
    lineGap: 0,
    italicAngle: 0,
    post: { isFixedPitch: false },
    head: { macStyle: { italic: false } },
    getGlyph: () => shapeOf(box(0)),
    layout(written: string) {
      const run = Array.from(written, (char) => shapeOf(glyphOf(char.codePointAt(0) ?? 0)))
      return { glyphs: run, positions: run.map(({ advanceWidth }) => ({ xAdvance: advanceWidth, yAdvance: 0, xOffset: 0, yOffset: 0 })), advanceWidth: run.reduce((sum, { advanceWidth }) => sum + advanceWidth, 0) }
    },
    createSubset: () => subsetOf(glyphOf),
  }
}

function subsetOf(glyphOf: (codePoint: number) => Glyph) {
  const order = new Map<number, number>()
  return {
    /** Number of the glyph in the document; 0 is kept for none. */
    includeGlyph(codePoint: number): number {
      const known = order.get(codePoint) ?? order.size + 1
      order.set(codePoint, known)
      return known
    },
    encode: () => trueType([box(0), ...Array.from(order.keys(), glyphOf)]),
  }
}
