import { requireResident } from '@/lib/auth'
import type { Ctx } from '@/lib/db'
import { listInstruments, type Instrument } from './instruments'
import { readPreference } from './preference'
import type { SourceCode } from './sources'

export type OrderedInstrument = { id: string; source: SourceCode; label: Instrument['label']; isPaused: boolean }
/** `preferred`: the one to begin with; null: the system chooses by the purchase. */
export type SourceOrderDto = { items: OrderedInstrument[]; preferred: string | null }

/** The caller's instruments in her own order, new ones last; what is no longer hers is left out (rule P5). */
export async function readSourceOrder({ ctx }: { ctx: Ctx }): Promise<SourceOrderDto> {
  const userId = requireResident(ctx)
  const [instruments, { order, preferred }] = await Promise.all([listInstruments(ctx, userId), readPreference(ctx, userId)])
  const rank = (id: string) => (order.includes(id) ? order.indexOf(id) : order.length)
  const items = instruments.map(({ id, source, label, isPaused }) => ({ id, source, label, isPaused })).sort((a, b) => rank(a.id) - rank(b.id))
  return { items, preferred: items.some(({ id }) => id === preferred) ? preferred : null }
}
