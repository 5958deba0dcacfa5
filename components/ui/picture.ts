/** Pictures that somebody chooses, in the browser. */

const MAX_BYTES = 10_000_000
/** A small file can unfold to gigabytes; phones take up to 108 megapixels. */
const MAX_PIXELS = 120_000_000

export type PictureProblem = 'NOT_IMAGE' | 'TOO_BIG'
type Opened<T> = { value: T } | { problem: PictureProblem }
type Size = { width: number; height: number }

/** Opens a chosen file as a picture for as long as `use` looks at it. Throws what `use` throws. */
export async function withPicture<T>(file: File, use: (image: HTMLImageElement, size: Size) => Promise<T>): Promise<Opened<T>> {
  // Drawings are documents with a life of their own.
  if (!file.type.startsWith('image/') || file.type.includes('svg')) return { problem: 'NOT_IMAGE' }
  if (file.size > MAX_BYTES) return { problem: 'TOO_BIG' }
  const address = URL.createObjectURL(file)
  try {
    const image = await openImage(address)
    if (!image) return { problem: 'NOT_IMAGE' }
    const size = { width: image.naturalWidth, height: image.naturalHeight }
    return size.width * size.height > MAX_PIXELS ? { problem: 'TOO_BIG' } : { value: await use(image, size) }
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

/** Draws at most `longest` px of it; on white, as what is transparent would come out black. */
export function draw(canvas: HTMLCanvasElement, source: CanvasImageSource, size: Size, longest: number): void {
  const scale = Math.min(1, longest / Math.max(size.width, size.height))
  canvas.width = Math.max(1, Math.round(size.width * scale))
  canvas.height = Math.max(1, Math.round(size.height * scale))
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) return
  context.fillStyle = '#fff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.drawImage(source, 0, 0, canvas.width, canvas.height)
}

/** The same picture as JPEG of at most `maxBytes`, smaller and coarser step by step; null when it cannot be. */
export async function shrink(image: HTMLImageElement, size: Size, maxBytes: number): Promise<Blob | null> {
  const canvas = document.createElement('canvas')
  for (const [longest, quality] of [[2000, 0.85], [1600, 0.75], [1200, 0.65], [1000, 0.5]] as const) {
    draw(canvas, image, size, longest)
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality))
    if (blob && blob.size <= maxBytes) return blob
  }
  return null
}
