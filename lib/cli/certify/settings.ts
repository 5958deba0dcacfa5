import { AMOUNT_FEN, LIMITS, PATIENCE_MS, type Settings, type TestNumbers, type Text } from '@/lib/certification/engine'
import type { CompanyEndpoint, WaterProtocol } from '@/lib/gateways/water'
import { MINUTE_MS } from '@/lib/kernel/calendar'
import { err, ok, type Result } from '@/lib/kernel/result'
import type { Words } from './options'

const SCHEMES: Record<WaterProtocol, readonly string[]> = { wxlifepay: ['http:', 'https:'], json: ['http:', 'https:'], 'gbk-tcp': ['tcp:'] }
const PROTOCOLS = Object.keys(SCHEMES) as WaterProtocol[]
const ALWAYS = ['protocol', 'url', 'company-id', 'merchant-id', 'unpaid', 'nothing-due', 'unknown'] as const
const KEYS: Record<WaterProtocol, readonly (keyof Words)[]> = { wxlifepay: ['key'], json: ['platform-key', 'company-key'], 'gbk-tcp': [] }

/** What a value has to look like; the engine takes nothing for granted, but these would fail before the first message. */
const SHAPES: Partial<Record<keyof Words, RegExp>> = {
  'company-id': /^\d{1,20}$/, 'merchant-id': /^\d{1,20}$/, signature: /^SHA(1|256)$/, 'platform-key': /^[0-9a-fA-F]{64}$/, 'company-key': /^04[0-9a-fA-F]{128}$/,
  unpaid: /^[\x21-\x7e]{1,32}$/, 'nothing-due': /^[\x21-\x7e]{1,32}$/, unknown: /^[\x21-\x7e]{1,32}$/, other: /^[\x21-\x7e]{1,32}$/, rare: /^[\x21-\x7e]{1,32}$/, 'id-tail': /^\d{3}[\dX]$/,
  amount: /^[1-9]\d{0,8}$/, patience: /^[1-9]\d{1,5}$/, 'max-messages': /^[1-9]\d{0,4}$/, 'max-minutes': /^[1-9]\d{0,2}$/, lang: /^(zh|en)$/,
}

const missing = (names: readonly string[]): Text => ({ zh: `还缺 ${names.map((name) => `--${name}`).join('、')}`, en: `missing: ${names.map((name) => `--${name}`).join(', ')}` })
const wrong = (name: string): Text => ({ zh: `--${name} 的值不对`, en: `--${name} has a wrong value` })

/** What is wrong with the words that are there, in one sentence; null: nothing. */
export function whyWrong(words: Words): Text | null {
  const bad = Object.entries(SHAPES).find(([name, shape]) => words[name as keyof Words] !== undefined && !shape.test(String(words[name as keyof Words])))
  return bad ? wrong(bad[0]) : null
}

export type Choices = Pick<Settings, 'amountFen' | 'patienceMs' | 'extensions' | 'idTail' | 'mayLeaveCredited' | 'limits'>

const whole = (figures: string | undefined, otherwise: number): number => (figures === undefined ? otherwise : Number.parseInt(figures, 10))

/** What goes for any company. */
export function choicesOf(words: Words): Choices {
  return {
    amountFen: words.amount === undefined ? AMOUNT_FEN : BigInt(words.amount), patienceMs: whole(words.patience, PATIENCE_MS), extensions: words.extensions ?? false, idTail: words['id-tail'] ?? null,
    mayLeaveCredited: words['may-leave'] ?? false, limits: { messages: whole(words['max-messages'], LIMITS.messages), wallMs: whole(words['max-minutes'], LIMITS.wallMs / MINUTE_MS) * MINUTE_MS },
  }
}

export function numbersOf(words: Words, known: Partial<TestNumbers> = {}): TestNumbers {
  const { rare, 'rare-name': name } = words
  return {
    unpaid: words.unpaid ?? known.unpaid ?? '', nothingDue: words['nothing-due'] ?? known.nothingDue ?? null, unknown: words.unknown ?? known.unknown ?? '', other: words.other ?? known.other ?? null,
    rare: rare !== undefined && name !== undefined ? { billKey: rare, name } : null,
  }
}

/** Of a company that is known by its address. */
export function settingsOf(words: Words): Result<Settings, Text> {
  const protocol = PROTOCOLS.find((one) => one === words.protocol)
  const lacking = [...ALWAYS, ...(protocol ? KEYS[protocol] : [])].filter((name) => words[name] === undefined)
  if (words.protocol !== undefined && !protocol) return err(wrong('protocol'))
  if (!protocol || lacking.length > 0) return err(missing(lacking))
  const url = words.url ?? ''
  if (!URL.canParse(url) || !SCHEMES[protocol].includes(new URL(url).protocol) || (protocol === 'gbk-tcp' && new URL(url).port === '')) return err(wrong('url'))
  const company: CompanyEndpoint = {
    companyCode: new URL(url).host, protocol, endpoint: url, companyId: words['company-id'] ?? '', merchantId: words['merchant-id'] ?? '', signature: words.signature === 'SHA1' ? 'SHA1' : 'SHA256',
    signingKey: words.key ?? '', isSandbox: words.sandbox ?? false, platformSm2PrivateKey: words['platform-key'] ?? '', companySm2PublicKey: words['company-key'] ?? '',
  }
  return ok({ company, numbers: numbersOf(words), ...choicesOf(words) })
}
