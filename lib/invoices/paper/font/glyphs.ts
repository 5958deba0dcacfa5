/** Characters as TrueType outlines, taken out of the font once and kept. 1,000 units to the em. */
import { create } from 'fontkit'
import { BOX, outlineOf } from './outline'
import { readSlice, sliceOf } from './slices'

export type Glyph = { codePoint: number; advance: number; outline: Buffer }

/** Regular: what the file holds by itself is extra light. */
const WEIGHT = 400
/** An outline takes half a kilobyte: at most some 3 MB are kept. */
const MAX_KEPT = 6_000
/** An open slice takes 1.5 MB. Names of people and streets keep asking for the same few. */
const MAX_OPEN = 6

type Point = { x: number; y: number; onCurve: boolean; endContour: boolean; copy: () => Point }
/** fontkit gives the weight of every variable font but of one in WOFF2: there its points are moved here, by its own means. */
type Slice = {
  hasGlyphForCodePoint: (codePoint: number) => boolean
  glyphForCodePoint: (codePoint: number) => { id: number; advanceWidth: number; _decode: () => { points?: Point[] } }
  _variationProcessor: { transformPoints: (id: number, points: Point[]) => void }
}

const kept = new Map<number, Glyph>()
const open = new Map<string, Slice>()

/** Every character of the text has one: what the font lacks is a box that still knows its character. */
export function glyphsOf(text: string): Map<number, Glyph> {
  const wanted = [...new Set(Array.from(text, (char) => char.codePointAt(0) ?? 0))]
  if (kept.size > MAX_KEPT) kept.clear()
  const missing = wanted.filter((codePoint) => !kept.has(codePoint)).map((codePoint) => ({ codePoint, slice: sliceOf(codePoint) }))
  // By slice: each is opened once, however few may stay open.
  for (const { codePoint, slice } of missing.sort((a, b) => ((a.slice ?? '') < (b.slice ?? '') ? -1 : 1))) kept.set(codePoint, readGlyph(codePoint, slice))
  return new Map(wanted.map((codePoint) => [codePoint, kept.get(codePoint) ?? box(codePoint)]))
}

export const box = (codePoint: number): Glyph => ({ codePoint, advance: 1_000, outline: BOX })

function readGlyph(codePoint: number, file: string | null): Glyph {
  const slice = file === null ? null : openSlice(file)
  if (!slice?.hasGlyphForCodePoint(codePoint)) return box(codePoint)
  const glyph = slice.glyphForCodePoint(codePoint)
  // Copies: fontkit keeps what it has decoded, and points must not move twice.
  const points = (glyph._decode().points ?? []).map((point) => point.copy())
  // Four points more stand for the edges of the character: deltas are for them too.
  const edges = points.slice(0, 1).flatMap((point) => Array.from('1234', () => Object.assign(point.copy(), { x: 0, y: 0, endContour: true })))
  slice._variationProcessor.transformPoints(glyph.id, [...points, ...edges])
  return { codePoint, advance: Math.round(glyph.advanceWidth), outline: outlineOf(points) }
}

function openSlice(file: string): Slice {
  const slice = open.get(file) ?? (Object.assign(create(readSlice(file)), { variationCoords: [WEIGHT] }) as unknown as Slice)
  open.delete(file)
  open.set(file, slice)
  const [oldest] = open.keys()
  if (open.size > MAX_OPEN && oldest !== undefined) open.delete(oldest)
  return slice
}
