import { draw, withPicture } from '@/components/ui/picture'
import { loadCodeReader } from './code-reader'
import type { ScanProblem } from './scan-texts'

/** What is searched of a picture: small codes in large pictures need the second look. */
const LONGEST_PX = [1000, 2400]
const TIME_LIMIT_MS = 1500

type Found = { text: string } | { problem: ScanProblem }

/** The text of the QR code in a picture that somebody has chosen. It does not leave the device. */
export async function readPicture(file: File): Promise<Found> {
  try {
    const opened = await withPicture<Found>(file, async (image, size) => {
      const read = await loadCodeReader()
      const canvas = document.createElement('canvas')
      for (const longest of LONGEST_PX) {
        draw(canvas, image, size, longest)
        const text = await read(canvas, TIME_LIMIT_MS)
        if (text !== null) return { text }
      }
      return { problem: 'NO_CODE' }
    })
    return 'value' in opened ? opened.value : opened
  } catch {
    return { problem: 'FAILED' }
  }
}
