import { z } from 'zod'
import { CompanyCode } from '@/lib/companies/schemas'
import { Id } from '@/lib/kernel/input'
import { parseYuan } from '@/lib/kernel/money'
import type { CaseResult, Counts } from '../engine'
import type { RunState } from './states'

/** What a protocol can carry: up to 32 characters without spaces. */
const Number_ = z.string().trim().regex(/^[0-9A-Za-z-]{1,32}$/)
const MOST_FEN = 1_000_000n
const LEAST_FEN = 2n

export const CompanyInput = z.object({ code: CompanyCode })
export const RunIdInput = CompanyInput.extend({ runId: Id })

/** As a form sends it; an empty field is no number. */
export const StartInput = CompanyInput.extend({
  unpaid: Number_,
  unknown: Number_,
  nothingDue: z.literal('').or(Number_).default('').transform((number) => number || null),
  other: z.literal('').or(Number_).default('').transform((number) => number || null),
  amount: z.string().max(20).transform(parseYuan).refine((fen) => fen !== null && fen >= LEAST_FEN && fen <= MOST_FEN).transform((fen) => fen ?? 0n),
  extensions: z.literal('on').optional().transform((ticked) => ticked === 'on'),
})

/** What is kept of what was chosen, as JSON. */
export const RunInput = z.object({ unpaid: z.string(), unknown: z.string(), nothingDue: z.string().nullable(), other: z.string().nullable(), amountFen: z.string().regex(/^\d{1,12}$/), extensions: z.boolean() })
export type RunInput = z.infer<typeof RunInput>

export type ProposedNumbers = { unpaid: string; unknown: string; nothingDue: string; other: string }

export type RunDto = { id: string; runNo: string; state: RunState; createdAt: Date; endedAt: Date | null; startedBy: string; counts: Counts }
/** `isClean`: of an interrupted run nothing is left credited. */
export type RunDetailDto = RunDto & { code: string; companyName: string; protocol: string; input: RunInput; current: string | null; cases: CaseResult[]; slowestMs: number | null; messages: number | null; isClean: boolean }
/** `offered`: numbers that simulated companies have for it; `extensions`: whether it is one of ours, and so has our own operations. */
export type DeskDto = { code: string; companyName: string; protocol: string; endpoint: string; offered: ProposedNumbers; extensions: boolean; canStart: boolean; underWay: string | null; runs: RunDto[] }
