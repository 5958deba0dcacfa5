/** What the form of a company holds, as settings: amounts typed in yuan, rates in per cent, rules and windows in parts. Whether it all holds is for the verb to say. */
import { parseYuan } from '@/lib/kernel/money'

type Entries = Record<string, FormDataEntryValue>
const KEY_FIELDS = ['signingKey', 'platformSm2PrivateKey', 'companySm2PublicKey'] as const
const TEXTS = ['name', 'shortName', 'provinceName', 'cityCode', 'cityName', 'divisionCode', 'divisionName', 'hotline', 'verification', 'channel', 'acquirerMerchantNo', 'protocol', 'endpoint', 'companyId', 'merchantId', 'signature', 'serviceFeeSource'] as const

const text = (entries: Entries, name: string): string => `${entries[name] ?? ''}`.trim()
const whole = (typed: string): number => (/^\d{1,9}$/.test(typed) ? Number.parseInt(typed, 10) : Number.NaN)

/** As typed, where it is no amount: the verb refuses it then. */
function fen(typed: string): string {
  const amount = parseYuan(typed)
  return amount === null ? typed : amount.toString()
}

/** 0.6 → 6000 parts per million. */
function ppm(typed: string): string {
  const [, units = '', rest = ''] = /^(\d{1,3})(?:\.(\d{1,4}))?$/.exec(typed.replace(/%$/, '').trim()) ?? []
  return units === '' ? typed : (BigInt(units) * 10_000n + BigInt(rest.padEnd(4, '0'))).toString()
}

function numberRule(entries: Entries) {
  const at = (name: string) => text(entries, `rule.${name}`)
  const old = at('oldLength') === '' ? undefined : { length: whole(at('oldLength')), prefix: at('oldPrefix'), until: at('oldUntil') }
  return {
    length: whole(at('length')), charset: at('charset'), example: at('example'),
    ...(at('prefix') ? { prefix: at('prefix') } : {}), ...(at('check') ? { check: at('check') } : {}), ...(at('meterSerial') ? { meterSerial: at('meterSerial') } : {}), ...(old ? { old } : {}),
  }
}

/** Rows of the form that have a kind. */
export const WINDOW_ROWS = 6

function windows(entries: Entries) {
  return Array.from({ length: WINDOW_ROWS }, (_, n) => (name: string) => text(entries, `window.${n}.${name}`))
    .filter((at) => at('kind') !== '')
    .map((at) => {
      const days = [0, 1, 2, 3, 4, 5, 6].filter((day) => at(`day${day}`) === 'on')
      return { kind: at('kind'), days: days.length === 0 || days.length === 7 ? null : days, from: at('from'), to: at('to') }
    })
}

/** Only fields that the form has: a form of a part changes a part. */
export function readCompanyForm(entries: Entries): { patch: Record<string, unknown>; keys: Record<string, string> } {
  const has = (name: string) => Object.hasOwn(entries, name)
  const patch: Record<string, unknown> = Object.fromEntries(TEXTS.filter(has).map((name) => [name, text(entries, name)]))
  if (has('cycleMonths')) patch.cycleMonths = whole(text(entries, 'cycleMonths'))
  if (has('minPayment')) patch.minPaymentFen = fen(text(entries, 'minPayment'))
  if (has('maxPayment')) patch.maxPaymentFen = fen(text(entries, 'maxPayment'))
  if (has('serviceFee')) patch.serviceFeePpm = ppm(text(entries, 'serviceFee'))
  if (has('sandbox')) patch.isSandbox = text(entries, 'sandbox') === 'yes'
  if (has('rule.length')) patch.numberRule = numberRule(entries)
  if (has('windows')) patch.windows = windows(entries)
  if (has('enabled')) patch.enabled = text(entries, 'enabled') === 'yes'
  const keys = Object.fromEntries(KEY_FIELDS.filter(has).map((name) => [name, text(entries, name)]))
  return { patch, keys }
}

/** A proposal as its form has it. After a conflict only the lines that were chosen to be ours count (`merge` as JSON by name, `pick:<name>` what was chosen), from the version they were shown against. */
export function readProposal(entries: Entries) {
  const mergedBase = text(entries, 'mergedBase')
  const typed = readCompanyForm(entries)
  const { patch, keys } = mergedBase === '' ? typed : { patch: picked(entries), keys: pickedKeys(entries, typed.keys) }
  return {
    code: text(entries, 'code'), base: mergedBase || text(entries, 'base'), patch, keys, reason: text(entries, 'reason'), effectiveAt: text(entries, 'effectiveAt'),
    tellCompany: text(entries, 'tell') === 'on', idempotencyKey: text(entries, 'idempotencyKey'),
  }
}

const MERGE_MAX = 400_000

const isMine = (entries: Entries, name: string): boolean => text(entries, `pick:${name}`) === 'mine'

function picked(entries: Entries): Record<string, unknown> {
  const lines = readJson(text(entries, 'merge'))
  return Object.fromEntries(Object.entries(lines).filter(([name]) => isMine(entries, name)))
}

/** A key is in no line, because it is never shown again: it still stands where it was typed. */
function pickedKeys(entries: Entries, typed: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(typed).filter(([name]) => isMine(entries, `key:${name}`)))
}

function readJson(held: string): Record<string, unknown> {
  try {
    const parsed: unknown = held.length > MERGE_MAX ? null : JSON.parse(held)
    return parsed && typeof parsed === 'object' && !Array.isArray(parsed) ? (parsed as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}
