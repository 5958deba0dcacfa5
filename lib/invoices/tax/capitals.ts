/** An amount in Chinese capitals, as the payment rules want it (支付结算办法 annex 1: 正确填写票据和结算凭证的基本规定). */

const FIGURES = '零壹贰叁肆伍陆柒捌玖'
const ZERO = '零'
const PLACES = ['', '拾', '佰', '仟']
const GROUPS = ['', '万', '亿']
/** One fen below 万亿: there an 亿 would need a 万 of its own. */
export const MAX_CAPITALS_FEN = 10n ** 14n - 1n

/** 17526n → 壹佰柒拾伍圆贰角陆分; below zero with （负数） before it, as red invoices have it. Throws beyond ±MAX_CAPITALS_FEN. */
export function chineseCapitals(fen: bigint): string {
  if (fen < 0n) return `（负数）${chineseCapitals(-fen)}`
  if (fen > MAX_CAPITALS_FEN) throw new RangeError('an amount of 万亿 and more')
  const digits = String(fen).padStart(3, '0')
  const [yuan, jiao, cents] = [wholeYuan(digits.slice(0, -2)), inCapitals(digits.at(-2)), inCapitals(digits.at(-1))]
  const whole = yuan && `${yuan}圆`
  if (jiao === ZERO && cents === ZERO) return `${whole || '零圆'}整`
  // Between yuan and fen without jiao a 零 is written; amounts below one yuan begin with their first figure.
  const tenths = jiao === ZERO ? whole && ZERO : `${jiao}角`
  return `${whole}${tenths}${cents === ZERO ? '整' : `${cents}分`}`
}

const inCapitals = (digit = '0'): string => FIGURES['0123456789'.indexOf(digit)] ?? ''

function wholeYuan(text: string): string {
  const groups = Math.ceil(text.length / 4)
  let written = ''
  for (let n = groups - 1; n >= 0; n -= 1) {
    const digits = text.slice(Math.max(0, text.length - 4 * (n + 1)), text.length - 4 * n)
    if (/^0*$/.test(digits)) continue
    // A gap of zeros before this group is one 零.
    const isAfterGap = written !== '' && (digits.startsWith('0') || endsInZeros(text, text.length - 4 * (n + 1)))
    written += `${isAfterGap ? ZERO : ''}${group(digits)}${GROUPS[n]}`
  }
  return written
}

const endsInZeros = (text: string, end: number): boolean => text.slice(Math.max(0, end - 4), end) === '0000'

function group(digits: string): string {
  let [written, gap] = ['', false]
  for (const [n, digit] of [...digits].entries()) {
    if (digit === '0') gap ||= written !== ''
    else {
      written += `${gap ? ZERO : ''}${inCapitals(digit)}${PLACES[digits.length - 1 - n]}`
      gap = false
    }
  }
  return written
}
