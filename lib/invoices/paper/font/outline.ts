/** An outline as a TrueType file has it (OpenType 1.9, table glyf, simple glyph). */

type Point = { x: number; y: number; onCurve: boolean; endContour: boolean }

const [ON, X_SHORT, Y_SHORT, X_SAME, Y_SAME] = [1, 2, 4, 16, 32]

/** Empty for a blank. Whole units. */
export function outlineOf(points: readonly Point[]): Buffer {
  if (points.length === 0) return Buffer.alloc(0)
  const [flags, xs, ys]: [number[], number[], number[]] = [[], [], []]
  let before = { x: 0, y: 0 }
  for (const point of points) {
    const x = coordinate(point.x - before.x, X_SHORT, X_SAME, xs)
    const y = coordinate(point.y - before.y, Y_SHORT, Y_SAME, ys)
    flags.push((point.onCurve ? ON : 0) | x | y)
    before = point
  }
  const [allX, allY] = [points.map(({ x }) => x), points.map(({ y }) => y)]
  const ends = points.flatMap(({ endContour }, n) => (endContour ? [n] : []))
  const words = [ends.length, Math.min(...allX), Math.min(...allY), Math.max(...allX), Math.max(...allY), ...ends, 0]
  const head = Buffer.alloc(2 * words.length)
  for (const [n, word] of words.entries()) head.writeInt16BE(word, 2 * n)
  const length = head.length + flags.length + xs.length + ys.length
  return Buffer.concat([head, Buffer.from([...flags, ...xs, ...ys])], length + (length % 2))
}

/** Adds what a step takes and returns its flags: a byte and its sign, nothing at all, or two bytes. */
function coordinate(step: number, short: number, same: number, into: number[]): number {
  if (step === 0) return same
  if (Math.abs(step) < 256) {
    into.push(Math.abs(step))
    return short | (step > 0 ? same : 0)
  }
  into.push((step >> 8) & 0xff, step & 0xff)
  return 0
}

const contour = (corners: [number, number][]): Point[] => corners.map(([x, y], n) => ({ x, y, onCurve: true, endContour: n === corners.length - 1 }))

/** What stands for a character that the font has not: the inner contour runs the other way round and stays empty. */
export const BOX = outlineOf([...contour([[80, -80], [80, 840], [920, 840], [920, -80]]), ...contour([[140, -20], [860, -20], [860, 780], [140, 780]])])
