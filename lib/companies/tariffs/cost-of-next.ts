import { type Fen, sumFen } from '@/lib/kernel/money'
import { ok, type Result } from '@/lib/kernel/result'
import { type BillLine, linesOf } from './bill-line'
import { boundsFor } from './bounds'
import { checkNumbers } from './check-numbers'
import type { TariffError } from './errors'
import type { TariffDefinition } from './schemas'

/** `usedM3`: on the tier counter so far. `months`: of the bill, for MONTH tariffs. `m3`: whole cubic metres to come. */
export type NextInput = { definition: TariffDefinition; people: number; months: number; usedM3: number; m3: number }
export type NextCost = { lines: BillLine[]; totalFen: Fen }

/**
 * What the next cubic metres will cost under today's tariff (rule X6). Rounded as a bill of their own, so it can differ
 * from a longer bill's share by half a fen a line. Errors: PEOPLE_, MONTHS_, USED_, VOLUME_INVALID.
 */
export function costOfNext({ definition, people, months, usedM3, m3 }: NextInput): Result<NextCost, TariffError> {
  const checked = checkNumbers({ people, months, usedM3, volumeM3: m3 })
  if (!checked.ok) return checked
  const lines = linesOf({ definition, bounds: boundsFor(definition, people, months), usedM3, volumeM3: m3 }, 0)
  return ok({ lines, totalFen: sumFen(lines.map((line) => line.amountFen)) })
}
