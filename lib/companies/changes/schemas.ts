import { z } from 'zod'
import { IdempotencyKey } from '@/lib/kernel/input'
import { CompanyCode } from '../schemas'
import type { Change, Json, MergeLine } from './diff'
import { CHANGE_STATES, type ChangeState } from './states'

export type { Change, Json, MergeLine } from './diff'
export type { ChangeState } from './states'
export type { CompanySettings, KeyName, TariffSetting } from './settings'

export const CompanyInput = z.object({ code: CompanyCode })
export const VersionInput = CompanyInput.extend({ version: z.coerce.number().int().min(1).max(1_000_000) })

const Reason = z.string().trim().max(1_000)

/**
 * `patch`: settings by name, as they are to be; those left out stay. `tariffs` in it is the whole list. `keys`: new ones only. `effectiveAt`: `YYYY-MM-DDTHH:MM`
 * in Shanghai, empty for at once. `tellCompany`: a simulated company is to charge by the new prices too.
 */
export const ProposeInput = CompanyInput.extend({
  base: z.coerce.number().int().min(1),
  patch: z.record(z.string().max(100), z.unknown()),
  keys: z.record(z.string().max(40), z.string().max(200)).default({}),
  reason: Reason,
  effectiveAt: z.string().max(16).default(''),
  tellCompany: z.boolean().default(true),
  idempotencyKey: IdempotencyKey,
})

export const DecideInput = VersionInput.extend({ note: Reason.default('') })
export const RollBackInput = VersionInput.extend({ base: z.coerce.number().int().min(1), reason: Reason, idempotencyKey: IdempotencyKey })
export const ChangeFilter = z.object({ state: z.enum(CHANGE_STATES).optional().catch(undefined), code: CompanyCode.optional().catch(undefined) })

/** A version of a company. `isMoney`: needs a second person. `mine`: the caller is its author. */
export type CompanyChangeDto = {
  code: string
  companyName: string
  version: number
  state: ChangeState
  changes: Change[]
  reason: string
  author: string
  isMine: boolean
  createdAt: Date
  effectiveAt: Date | null
  decidedBy: string | null
  decidedAt: Date | null
  note: string | null
  appliedAt: Date | null
  rollBackTo: number | null
  isMoney: boolean
  /** Whether a simulated company is to learn of it. */
  tellCompany: boolean
}

/** PRICES_KEPT: it learned all but the prices, which it has no way to keep. REFUSED: it took nothing. FAILED: it never answered. WAITING: it is to be told. */
export type TellingDto = { version: number; outcome: 'TOLD' | 'PRICES_KEPT' | 'REFUSED' | 'FAILED' | 'WAITING'; at: Date }

/** What a proposal came to. CONFLICT: the company has changed since `base`: nothing is kept, and `lines` shows what each has done. */
export type Proposed = { outcome: 'KEPT'; version: number; state: ChangeState } | { outcome: 'CONFLICT'; version: number; lines: MergeLine[] }

export type FlatSettings = Record<string, Json>
