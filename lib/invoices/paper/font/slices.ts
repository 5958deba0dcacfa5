/** Which file of the font has a character. Read once in a process, when the first PDF is asked for. */
import { readFileSync } from 'node:fs'
import path from 'node:path'

// Source Han Serif CN, OFL 1.1, in slices: all of GBK and most rare names in 19 MB; Google's slices lack half of GBK, whole fonts take 57 MB.
const FOLDER = path.join(process.cwd(), 'node_modules/@chinese-fonts/syst/dist/SourceHanSerifCN')

/** From, to, number of the file: in threes, sorted. */
type Index = { files: string[]; ranges: Int32Array }
let index: Index | undefined

const FACE = /url\("\.\/([0-9a-f]+\.woff2)"\)[^}]*?unicode-range:([^;}]+)/g

function readIndex(): Index {
  const faces = [...readFileSync(path.join(FOLDER, 'result.css'), 'utf8').matchAll(FACE)]
  const ranges = faces.flatMap(([, , list = ''], file) =>
    list.split(',').map((range): [number, number, number] => {
      const [from = '', to = from] = range.trim().replace('U+', '').split('-')
      return [Number.parseInt(from, 16), Number.parseInt(to, 16), file]
    }),
  )
  return { files: faces.map(([, file = '']) => file), ranges: Int32Array.from(ranges.sort(([a], [b]) => a - b).flat()) }
}

/** Name of the file, for openSlice; null: the font has no such character. */
export function sliceOf(codePoint: number): string | null {
  index ??= readIndex()
  const { files, ranges } = index
  let [low, high] = [0, ranges.length / 3]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ranges[3 * middle] ?? 0) <= codePoint) low = middle + 1
    else high = middle
  }
  const at = 3 * (low - 1)
  if (low === 0 || codePoint > (ranges[at + 1] ?? 0)) return null
  return files[ranges[at + 2] ?? 0] ?? null
}

export const readSlice = (file: string): Buffer => readFileSync(path.join(FOLDER, file))
