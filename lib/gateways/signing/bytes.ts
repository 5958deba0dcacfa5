/** A byte-order mark stays, so that what is verified are the bytes that came. */
export function decodeUtf8(body: Uint8Array, most: number): string | null {
  if (body.byteLength > most) return null
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body)
  } catch {
    return null
  }
}

/** Header names as servers hand them over. */
export const lowerNames = (headers: Record<string, string>): Record<string, string> => Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
