/** An amount in Chinese capitals, as the payment rules want it (支付结算办法 annex 1: 正确填写票据和结算凭证的基本规定). */

const FIGURES = '零壹贰叁肆伍陆柒捌玖'
const PLACES = ['', '拾', '佰', '仟']
const GROUPS = ['', '万', '亿']
/** One fen below 万亿: there an 亿 would need a 万 of its own. */
export const MAX_CAPITALS_FEN = 10n ** 14n - 1n

/** 17526n → 壹佰柒拾伍圆贰角陆分; below zero with （负数） before it, as red invoices have it. Throws beyond ±MAX_CAPITALS_FEN. */
export function chineseCapitals(fen: bigint): string {
  if (fen < 0n) return `（负数）${chineseCapitals(-fen)}`
  if (fen > MAX_CAPITALS_FEN) throw new RangeError('an amount of 万亿 and more')
  const [yuan, jiao, cents] = [fen / 100n, Number((fen / 10n) % 10n), Number(fen % 10n)]
  const whole = yuan === 0n ? '' : `${wholeYuan(yuan)}圆`
  if (jiao === 0 && cents === 0) return `${whole || '零圆'}整`
  // Between yuan and fen without jiao a 零 is written; amounts below one yuan begin with their first figure.
  const tenths = jiao > 0 ? `${FIGURES[jiao]}角` : whole ? '零' : ''
  return `${whole}${tenths}${cents > 0 ? `${FIGURES[cents]}分` : '整'}`
}

function wholeYuan(yuan: bigint): string {
  const text = String(yuan)
  const groups = Math.ceil(text.length / 4)
  let written = ''
  for (let n = groups - 1; n >= 0; n -= 1) {
    const digits = text.slice(Math.max(0, text.length - 4 * (n + 1)), text.length - 4 * n)
    const value = Number(digits)
    if (value === 0) continue
    // A gap of zeros before this group is one 零.
    const isAfterGap = written !== '' && (value < 1_000 || endsInZeros(text, text.length - 4 * (n + 1)))
    written += `${isAfterGap ? '零' : ''}${group(value)}${GROUPS[n]}`
  }
  return written
}

const endsInZeros = (text: string, end: number): boolean => text.slice(Math.max(0, end - 4), end) === '0000'

function group(value: number): string {
  let [written, gap] = ['', false]
  for (let place = 3; place >= 0; place -= 1) {
    const digit = Math.floor(value / 10 ** place) % 10
    if (digit === 0) gap ||= written !== ''
    else {
      written += `${gap ? '零' : ''}${FIGURES[digit]}${PLACES[place]}`
      gap = false
    }
  }
  return written
}
