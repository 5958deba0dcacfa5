/** Settings of a company and their values in words, for differences and lists. */
import type { NumberRule } from '@/lib/companies'
import type { Json } from '@/lib/companies/changes/schemas'
import type { Translate } from '@/lib/i18n'
import { fenToYuan } from '@/lib/kernel/money'
import { percentText } from './percent-text'
import { tariffLines, type TariffValue } from './tariff-text'

const NAMES: Record<string, string> = { minPaymentFen: 'minPayment', maxPaymentFen: 'maxPayment', serviceFeePpm: 'serviceFee', name: 'name' }

export function settingName(name: string, t: Translate): string {
  if (name.startsWith('tariff:')) {
    const [, category = '', day = ''] = name.split(':')
    return `${t('companyDesk.tariffs')} ${t(`companyDesk.${category as 'RESIDENTIAL'}`)} ${day}`
  }
  return t(`companyDesk.${(NAMES[name] ?? name.replace('key:', '')) as 'name'}`)
}

/** With the part of it, where a price table is told field by field. */
export const fieldName = (name: string, field: string | null, t: Translate): string => `${settingName(name, t)}${field ? ` · ${field}` : ''}`

type Window = { kind: 'BATCH_DEBIT' | 'MAINTENANCE'; days: number[] | null; from: string; to: string }

export function windowText({ kind, days, from, to }: Window, t: Translate): string {
  const said = days === null ? t('companyDesk.daily') : days.map((day) => t(`companyDesk.day${day as 0}`)).join('、')
  return t('companyDesk.windowLine', { kind: t(`companyDesk.${kind}`), days: said, from, to })
}

/** A setting in several states (was, becomes): one line, or of a price table a line each field that differs. `field`: null where the setting is one thing. */
export function settingLines(name: string, states: readonly Json[], t: Translate): { field: string | null; texts: string[] }[] {
  if (name.startsWith('tariff:')) return tariffLines(states as (TariffValue | null)[], t)
  return [{ field: null, texts: states.map((state) => settingValue(name, state, t)) }]
}

const WORDS = ['verification', 'channel'] as const

export function settingValue(name: string, value: Json, t: Translate): string {
  if (value === null || value === '') return t('companyDesk.empty')
  if (name.startsWith('key:')) return `#${String(value)}`
  if (name === 'minPaymentFen' || name === 'maxPaymentFen') return `¥${fenToYuan(BigInt(String(value)))}`
  if (name === 'serviceFeePpm') return percentText(String(value))
  if (typeof value === 'boolean') return t(value ? 'companyDesk.yes' : 'companyDesk.no')
  if ((WORDS as readonly string[]).includes(name)) return t(`companyDesk.${value as 'SMS'}`)
  if (name === 'numberRule') return ruleText(value as unknown as NumberRule, t)
  if (name === 'windows') return (value as unknown as Window[]).map((window) => windowText(window, t)).join('；') || t('companyDesk.noWindows')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** 10 figures · begins with 01 · Luhn · e.g. 0100000001 · old: 8 until 2020, 01 put before */
export function ruleText({ length, charset, prefix, check, example, meterSerial, old }: NumberRule, t: Translate): string {
  return [
    `${t('companyDesk.digits', { n: length })} ${t(`companyDesk.${charset}`)}`,
    ...(prefix ? [`${t('companyDesk.rulePrefix')} ${prefix}`] : []),
    ...(check ? [t(`companyDesk.${check}`)] : []),
    `${t('companyDesk.ruleExample')} ${example}`,
    ...(meterSerial ? [`${t('companyDesk.ruleMeter')} ${meterSerial}`] : []),
    ...(old ? [`${t('companyDesk.ruleOldLength')} ${old.length}，${t('companyDesk.ruleOldPrefix')} ${old.prefix}，${t('companyDesk.ruleOldUntil')} ${old.until}`] : []),
  ].join(' · ')
}
