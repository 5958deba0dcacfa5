/** Text as GB 18030-2022. What would not come back as it was is refused: half of a surrogate pair, private use, controls, U+FFFD. */
import iconv from 'iconv-lite'

const CHARSET = 'gb18030'
const LOST = /[\p{Cc}\p{Co}\p{Cs}\p{Noncharacter_Code_Point}\ufffd]/u

/**
 * iconv-lite has the table of 2000, in which these eighteen codes stood for private use; since 2005 and 2022 they are the characters
 * below. Swapped on both ways, so that they travel in two bytes, as every GBK system has them.
 */
const OF_2000 = '\ue78d\ue78e\ue78f\ue790\ue791\ue792\ue793\ue794\ue795\ue796\ue81e\ue826\ue82b\ue82c\ue832\ue843\ue854\ue864'
const OF_2022 = '\ufe10\ufe12\ufe11\ufe13\ufe14\ufe15\ufe16\ufe17\ufe18\ufe19\u9fb4\u9fb5\u9fb6\u9fb7\u9fb8\u9fb9\u9fba\u9fbb'

function swap(from: string, to: string): (text: string) => string {
  const pattern = new RegExp(`[${from}]`, 'g')
  return (text) => text.replace(pattern, (sign) => to[from.indexOf(sign)] ?? sign)
}

const asIn2000 = swap(OF_2022, OF_2000)
const asIn2022 = swap(OF_2000, OF_2022)

/** null: something in it does not survive. */
export function encodeGb18030(text: string): Uint8Array | null {
  return LOST.test(text) ? null : iconv.encode(asIn2000(text), CHARSET)
}

/** null: no GB 18030, a second spelling of something, or text that could not be sent back. */
export function decodeGb18030(bytes: Uint8Array): string | null {
  const raw = iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), CHARSET)
  if (!iconv.encode(raw, CHARSET).equals(bytes)) return null
  const text = asIn2022(raw)
  return LOST.test(text) ? null : text
}

/** Told by the second byte: figures make four of them, anything else makes two. */
function widthAt(bytes: Uint8Array, at: number): number {
  const [first = 0, second = 0] = [bytes[at], bytes[at + 1]]
  if (first < 0x81 || first === 0xff) return 1
  return second >= 0x30 && second <= 0x39 ? 4 : 2
}

/** As many whole characters as there is room for. */
export function cutBetween(bytes: Uint8Array, room: number): Uint8Array {
  let end = 0
  for (let next = 0; next <= room && next <= bytes.byteLength; next += widthAt(bytes, next)) {
    end = next
    if (next === bytes.byteLength) break
  }
  return bytes.subarray(0, end)
}
