import { z } from 'zod'
import { Id } from '@/lib/kernel/input'

export type { Choices, SourceChoice } from './choices'
export type { Advice, AdviceReason } from './advise'
export type { SourceCode } from './sources'

/** More instruments than anybody may have. */
const MOST = 40

/** An instrument: a source of which there is one, or the id of a card. */
export const InstrumentId = Id
export const OrderSourcesInput = z.object({ order: z.array(InstrumentId).max(MOST), preferred: InstrumentId.optional() })
