import type { NumberRule } from '@/lib/companies'
import { registryNumber } from '@/lib/kernel/registry-number'
import { chance, isOf, pick } from './chance'
import { MERGERS, type MergerSeed } from './mergers'
import { wantedProtocol } from './terms'

/** User codes have ten bytes in the fixed-length messages. */
const GBK_TCP_MAX = 10
const METER_SERIALS = ['A999999999', 'AA999999999', 'A99999999', 'AA99999999']

type Form = Omit<NumberRule, 'example'>

/** Numbers that were made of old ones. */
const renumberedLength = (newCode: string): number => (wantedProtocol(newCode) === 'gbk-tcp' ? GBK_TCP_MAX : pick('renumbered length', newCode, [10, 12]))

export function oldLengthOf({ newCompanyCode, renumbering }: Pick<MergerSeed, 'newCompanyCode' | 'renumbering'>): number {
  return renumberedLength(newCompanyCode) - (renumbering.kind === 'PREFIX' ? renumbering.prefix.length : 0)
}

/** Of a company that took another's place, or of one that had its numbers before; null: it has no part in a merger. */
function mergedForm(code: string): Form | null {
  const [taken, left] = [MERGERS.find(({ newCompanyCode }) => newCompanyCode === code), MERGERS.find(({ oldCompanyCode }) => oldCompanyCode === code)]
  if (taken) return { length: renumberedLength(code), charset: 'DIGITS', ...(taken.renumbering.kind === 'PREFIX' && { prefix: taken.renumbering.prefix }) }
  return left ? { length: oldLengthOf(left), charset: 'DIGITS' } : null
}

function checkedForm(code: string, length: number, letters: boolean): Form {
  const check = pick('check', code, ['LUHN', 'MOD11'] as const)
  const prefix = isOf('checked prefix', code, 50) ? chance.digits('prefix', code, 2) : undefined
  return { length, charset: letters ? 'UPPER_ALNUM' : 'DIGITS', check, ...(prefix && !letters && { prefix }) }
}

/** About a third have a check character, a fifth have old numbers of two figures less, some begin alike, a few have letters. */
function formOf(code: string, protocol: string): Form {
  const length = protocol === 'gbk-tcp' ? pick('short length', code, [8, 9, GBK_TCP_MAX]) : pick('length', code, [8, 9, 10, 10, 11, 12])
  const kind = chance.int('number kind', code, 0, 99)
  if (kind < 34) return checkedForm(code, length, protocol !== 'gbk-tcp' && isOf('letters', code, 15))
  if (kind < 54) {
    const prefix = pick('old prefix', code, ['10', '20', '01', '88'])
    return { length, charset: 'DIGITS', prefix, old: { length: length - 2, prefix, until: pick('until', code, ['2016', '2018', '2019', '2020', '2021']) } }
  }
  return { length, charset: 'DIGITS', ...(kind < 70 && { prefix: chance.digits('prefix', code, pick('prefix length', code, [1, 2, 3])) }) }
}

/** What a customer's number is like. Those with letters tell nothing from the serial of a meter. */
export function numberRuleOf(code: string): NumberRule {
  const form = mergedForm(code) ?? formOf(code, wantedProtocol(code))
  const meterSerial = form.charset === 'DIGITS' && isOf('meter serial', code, 40) ? pick('meter mask', code, METER_SERIALS) : undefined
  return { ...form, example: registryNumber(form, code, 1), ...(meterSerial && { meterSerial }) }
}
