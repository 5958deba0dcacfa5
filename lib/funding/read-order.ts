import { requireResident } from '@/lib/auth'
import type { Ctx } from '@/lib/db'
import { listInstruments, type Instrument } from './instruments'
import { inOrder, readPreference } from './preference'
import type { SourceCode } from './sources'

export type OrderedInstrument = { id: string; source: SourceCode; label: Instrument['label']; isPaused: boolean }
/** `preferred`: the one to begin with; null: the system chooses by the purchase. */
export type SourceOrderDto = { items: OrderedInstrument[]; preferred: string | null }

/** The caller's instruments in her own order, new ones last; what is no longer hers is left out (rule P5). */
export async function readSourceOrder({ ctx }: { ctx: Ctx }): Promise<SourceOrderDto> {
  const userId = requireResident(ctx)
  const [instruments, preference] = await Promise.all([listInstruments(ctx, userId), readPreference(ctx, userId)])
  const items = inOrder(instruments.map(({ id, source, label, isPaused }) => ({ id, source, label, isPaused })), preference)
  return { items, preferred: items.some(({ id }) => id === preference.preferred) ? preference.preferred : null }
}
