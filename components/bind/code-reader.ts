/** Finds the QR code in what is drawn on a canvas: with the browser's own detector, else with a library that is loaded now. */
export type CodeReader = (canvas: HTMLCanvasElement, timeLimitMs: number) => Promise<string | null>

type Detector = { detect(source: HTMLCanvasElement): Promise<{ rawValue: string }[]> }
type Detectors = { new (options: { formats: string[] }): Detector; getSupportedFormats(): Promise<string[]> }

/** Some browsers have the class and nothing behind it. */
async function ownDetector(): Promise<Detector | null> {
  const { BarcodeDetector } = globalThis as { BarcodeDetector?: Detectors }
  try {
    const formats = (await BarcodeDetector?.getSupportedFormats()) ?? []
    return BarcodeDetector && formats.includes('qr_code') ? new BarcodeDetector({ formats: ['qr_code'] }) : null
  } catch {
    return null
  }
}

export async function loadCodeReader(): Promise<CodeReader> {
  const detector = await ownDetector()
  if (detector) return async (canvas) => (await detector.detect(canvas))[0]?.rawValue ?? null
  const { decodeQR } = await import('qr/decode.js')
  return async (canvas, timeLimit) => {
    const image = canvas.getContext('2d', { willReadFrequently: true })?.getImageData(0, 0, canvas.width, canvas.height)
    try {
      return image ? decodeQR(image, { effort: Number.POSITIVE_INFINITY, timeLimit }) : null
    } catch {
      // Its way to say that there is none.
      return null
    }
  }
}
