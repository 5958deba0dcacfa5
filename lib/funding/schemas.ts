import { z } from 'zod'
import { Id } from '@/lib/kernel/input'
import { SOURCE_CODES } from './sources'

export type { Choices, SourceChoice } from './choices'
export type { Advice, AdviceReason } from './advise'
export type { OrderedInstrument, SourceOrderDto } from './read-order'
export type { SettingDto } from './settings'
export type { SourceCode } from './sources'

/** More instruments than anybody may have. */
const MOST = 40

/** An instrument: a source of which there is one, or the id of a card. */
export const InstrumentId = Id
export const OrderSourcesInput = z.object({ order: z.array(InstrumentId).max(MOST), preferred: InstrumentId.optional() })

export const ResetSettingInput = z.object({ source: z.enum(SOURCE_CODES), name: z.string().regex(/^[a-zA-Z]{1,40}$/) })
/** `value` as typed: amounts in yuan, nothing for no limit. */
export const ChangeSettingInput = ResetSettingInput.extend({ value: z.string().max(40) })
