export const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
export const unhex = (text: string): Uint8Array => new Uint8Array(Buffer.from(text.replace(/\s/g, ''), 'hex'))
export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
export const flip = (bytes: Uint8Array, bit: number): Uint8Array => bytes.map((byte, n) => (n === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte))
