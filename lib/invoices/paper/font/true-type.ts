/** The tables of a font that a PDF must embed (ISO 32000-1, 9.9: glyf, head, hhea, hmtx, loca, maxp), from outlines alone. */
import type { Glyph } from './glyphs'

export const EM = 1_000
/** Of Source Han Serif. */
export const METRICS = { ascent: 1_000, descent: -200, capHeight: 729, xHeight: 514, bbox: { minX: -991, minY: -1_050, maxX: 2_930, maxY: 1_810 } } as const
const { ascent, descent, bbox } = METRICS
/** Chosen once in the format, so that readers know a font. */
const MAGIC = 0x5f0f3cf5
const [VERSION, LONG_OFFSETS] = [0x10000, 1]

type Field = readonly [size: 2 | 4, value: number]
const u16 = (...values: number[]): Field[] => values.map((value) => [2, value])
const u32 = (...values: number[]): Field[] => values.map((value) => [4, value])

function pack(fields: readonly Field[]): Buffer {
  const bytes = Buffer.alloc(fields.reduce((sum, [size]) => sum + size, 0))
  let at = 0
  for (const [size, value] of fields) {
    if (size === 2) bytes.writeUInt16BE(value & 0xffff, at)
    else bytes.writeUInt32BE(value >>> 0, at)
    at += size
  }
  return bytes
}

/** Glyph n is the nth of these; the first is what stands for nothing known. */
export function trueType(glyphs: readonly Glyph[]): Buffer {
  const offsets = [0]
  for (const { outline } of glyphs) offsets.push((offsets.at(-1) ?? 0) + outline.length)
  const widest = Math.max(...glyphs.map(({ advance }) => advance))
  const edges = [bbox.minX, bbox.minY, bbox.maxX, bbox.maxY]
  return assemble([
    ['glyf', Buffer.concat(glyphs.map(({ outline }) => outline))],
    ['head', pack([...u32(VERSION, VERSION, 0, MAGIC), ...u16(0, EM), ...u32(0, 0, 0, 0), ...u16(...edges, 0, 8, 2, LONG_OFFSETS, 0)])],
    ['hhea', pack([...u32(VERSION), ...u16(ascent, descent, 0, widest, 0, 0, bbox.maxX, 1, 0, 0, 0, 0, 0, 0, 0, glyphs.length)])],
    ['hmtx', pack(glyphs.flatMap(({ advance, outline }) => u16(advance, outline.length > 0 ? outline.readInt16BE(2) : 0)))],
    ['loca', pack(u32(...offsets))],
    ['maxp', pack([...u32(VERSION), ...u16(glyphs.length, ...largest(glyphs), 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0)])],
  ])
}

/** Points and contours of the largest outlines, so that readers know how much room to make. */
function largest(glyphs: readonly Glyph[]): [number, number] {
  const drawn = glyphs.filter(({ outline }) => outline.length > 0).map(({ outline }) => ({ outline, contours: outline.readInt16BE(0) }))
  const points = drawn.map(({ outline, contours }) => outline.readUInt16BE(8 + 2 * contours) + 1)
  return [Math.max(0, ...points), Math.max(0, ...drawn.map(({ contours }) => contours))]
}

function assemble(tables: readonly [string, Buffer][]): Buffer {
  const power = Math.trunc(Math.log2(tables.length))
  const head = pack([...u32(VERSION), ...u16(tables.length, 16 * 2 ** power, power, 16 * (tables.length - 2 ** power))])
  let at = head.length + 16 * tables.length
  const padded = tables.map(([tag, bytes]) => ({ tag, bytes, body: Buffer.concat([bytes], (bytes.length + 3) & ~3) }))
  const directory = padded.map(({ tag, bytes, body }) => {
    const entry = Buffer.concat([Buffer.from(tag), pack(u32(checksum(body), at, bytes.length))])
    at += body.length
    return entry
  })
  return Buffer.concat([head, ...directory, ...padded.map(({ body }) => body)])
}

function checksum(body: Buffer): number {
  let sum = 0
  for (let at = 0; at < body.length; at += 4) sum = (sum + body.readUInt32BE(at)) >>> 0
  return sum
}
