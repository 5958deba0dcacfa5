import { z } from 'zod'
import { requireRole } from '@/lib/auth'
import { READERS } from '@/lib/companies/changes'
import { calculateBill, parseTariff, tierBar, type BillLine, type DatedTariff, type TariffDefinition, type TierBar } from '@/lib/companies/tariffs'
import type { Command } from '@/lib/db'
import { addMonths, monthOf, monthStart } from '@/lib/kernel/calendar'

const Input = z.object({
  definition: z.unknown(),
  people: z.coerce.number().int().min(1).max(50).catch(3),
  volumeM3: z.coerce.number().int().min(0).max(100_000).catch(15),
  usedBeforeM3: z.coerce.number().int().min(0).max(1_000_000).catch(0),
  months: z.coerce.number().int().min(1).max(12).catch(1),
})

/** `problems`: where the table does not hold, and why, as `tiers.1.upToM3` and a word of the tariff's. */
export type ExampleBill = { ok: true; totalFen: bigint; lines: BillLine[]; bar: TierBar } | { ok: false; problems: { path: string; code: string }[] }

/** A bill by a price table that is not yet anybody's, for its editor. Errors: FORBIDDEN. */
export async function exampleBill({ ctx, input }: Command<unknown>): Promise<ExampleBill> {
  requireRole(ctx, ...READERS)
  const { definition, ...use } = Input.parse(input)
  const parsed = parseTariff(definition)
  if (!parsed.ok) return { ok: false, problems: parsed.error }
  return billOf(parsed.value, use, monthOf(ctx.clock.now()))
}

function billOf(definition: TariffDefinition, { people, volumeM3, usedBeforeM3, months }: Omit<z.infer<typeof Input>, 'definition'>, month: string): ExampleBill {
  // A period inside one year, so that a yearly counter does not start anew within the example.
  const first = `${month.slice(0, 4)}01`
  const period = { begin: monthStart(first), end: monthStart(addMonths(first, months)) }
  const tariffs: DatedTariff[] = [{ validFrom: period.begin, definition }]
  const bill = calculateBill({ tariffs, period, volumeM3, usedBeforeM3, people })
  const bar = tierBar({ definition, people, months, usedBeforeM3: definition.basis === 'YEAR' ? usedBeforeM3 : 0, thisBillM3: volumeM3 })
  if (!bill.ok || !bar.ok) return { ok: false, problems: [{ path: '', code: bill.ok ? 'SHAPE' : bill.error.code }] }
  return { ok: true, totalFen: bill.value.totalFen, lines: bill.value.lines, bar: bar.value }
}
