/** Who may know a number that the chosen company does not (rule E1). Pure. */
import { checkNumber, newNumberOf, type Merger, type Neighbour, type Neighbours, type NumberRule } from '@/lib/companies'
import { normalizeNumber } from '@/lib/kernel/digits'
import type { RightCompanyHint, WrongNumberCause } from './schemas'

/** Companies asked at once about one number. */
export const ASKED_MAX = 8

/** The smaller the rank, the likelier. */
export type Likely = RightCompanyHint & { cause: Exclude<WrongNumberCause, 'UNKNOWN'>; rank: number }

/** At most eight, the likeliest first; each company and number once. */
export function likelyCompanies({ chosen, mergers, others }: Neighbours, typed: string): Likely[] {
  const number = normalizeNumber(typed)
  const found = [...ownOldNumber(chosen, number), ...mergers.flatMap((merger) => ofMerger(chosen, merger, number)), ...others.flatMap((other) => ofOther(chosen, other, number))]
  const first = found.toSorted((a, b) => a.rank - b.rank).filter((one, at, all) => all.findIndex((other) => other.companyCode === one.companyCode && other.number === one.number) === at)
  return first.slice(0, ASKED_MAX)
}

const likely = (cause: Likely['cause'], rank: number, { code, name }: Neighbour, number: string, was: { since: string; oldName: string | null } | null = null): Likely => ({
  cause, rank, companyCode: code, companyName: name, number, since: was?.since ?? null, oldName: was?.oldName ?? null,
})

/** A number from before the company itself made its numbers longer. */
function ownOldNumber(chosen: Neighbour, number: string): Likely[] {
  const checked = checkNumber(chosen.numberRule, number)
  if (checked.ok || checked.error.code !== 'NUMBER_OLD') return []
  const { number: today, until } = checked.error.params
  return [likely('OLD_NUMBER', 0, chosen, today, { since: until, oldName: null })]
}

/** An old number, or today's typed at the company that customers were taken from. */
function ofMerger(chosen: Neighbour, merger: Merger, number: string): Likely[] {
  const { into } = merger
  const isHere = into.code === chosen.code
  const hasLeft = merger.oldCompanyCode === chosen.code
  const today = newNumberOf(merger, number)
  const rank = isHere ? 0 : hasLeft ? 1 : into.cityCode === chosen.cityCode ? 3 : 5
  const old = today === null ? [] : [likely(isHere ? 'OLD_NUMBER' : 'MOVED', rank, into, today, merger)]
  const asIs = hasLeft ? checkNumber(into.numberRule, number) : null
  return asIs?.ok ? [...old, likely('MOVED', 1, into, asIs.value, merger)] : old
}

/** A rule that not every number fits says more. */
const isTelling = ({ prefix, check, charset }: NumberRule) => prefix !== undefined || check !== undefined || charset === 'UPPER_ALNUM'

function ofOther(chosen: Neighbour, other: Neighbour, number: string): Likely[] {
  const checked = checkNumber(other.numberRule, number)
  const today = checked.ok ? checked.value : checked.error.code === 'NUMBER_OLD' ? checked.error.params.number : null
  if (today === null) return []
  const isNear = other.cityCode === chosen.cityCode
  return [likely('OTHER_COMPANY', isTelling(other.numberRule) ? 2 : isNear ? 4 : 6, other, today)]
}
