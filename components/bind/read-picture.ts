import { draw, loadCodeReader } from './code-reader'
import type { ScanProblem } from './scan-texts'

const MAX_BYTES = 10_000_000
/** A small file can unfold to gigabytes; phones take up to 108 megapixels. */
const MAX_PIXELS = 120_000_000
/** What is searched of a picture: small codes in large pictures need the second look. */
const LONGEST_PX = [1000, 2400]
const TIME_LIMIT_MS = 1500

type Found = { text: string } | { problem: ScanProblem }

/** The text of the QR code in a picture that somebody has chosen. It does not leave the device. */
export async function readPicture(file: File): Promise<Found> {
  // Drawings are documents with a life of their own.
  if (!file.type.startsWith('image/') || file.type.includes('svg')) return { problem: 'NOT_IMAGE' }
  if (file.size > MAX_BYTES) return { problem: 'TOO_BIG' }
  const address = URL.createObjectURL(file)
  try {
    const image = await openImage(address)
    if (!image) return { problem: 'NOT_IMAGE' }
    const size = { width: image.naturalWidth, height: image.naturalHeight }
    if (size.width * size.height > MAX_PIXELS) return { problem: 'TOO_BIG' }
    const read = await loadCodeReader()
    const canvas = document.createElement('canvas')
    for (const longest of LONGEST_PX) {
      draw(canvas, image, size, longest)
      const text = await read(canvas, TIME_LIMIT_MS)
      if (text !== null) return { text }
    }
    return { problem: 'NO_CODE' }
  } catch {
    return { problem: 'FAILED' }
  } finally {
    URL.revokeObjectURL(address)
  }
}

function openImage(address: string): Promise<HTMLImageElement | null> {
  return new Promise((resolve) => {
    const image = new Image()
    image.onload = () => resolve(image.naturalWidth > 0 ? image : null)
    image.onerror = () => resolve(null)
    image.src = address
  })
}
