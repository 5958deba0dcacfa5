import { z } from 'zod'
import { CompanyCode } from '@/lib/companies/schemas'
import type { Change, CompanySettings } from '@/lib/companies/changes/schemas'

/** ON and OFF: switched; AILING: failures are counted; CUT_OFF: nothing is sent; CHANGING: a change waits for somebody or for its moment. */
export const COMPANY_STATES = ['ON', 'OFF', 'AILING', 'CUT_OFF', 'CHANGING'] as const
export type CompanyState = (typeof COMPANY_STATES)[number]

/** Columns that a table of companies may have beside name and code. */
export const COMPANY_COLUMNS = ['province', 'city', 'protocol', 'verification', 'number', 'channel', 'fee', 'accounts', 'state', 'version'] as const
export type CompanyColumn = (typeof COMPANY_COLUMNS)[number]
export const USUAL_COLUMNS: readonly CompanyColumn[] = ['city', 'protocol', 'verification', 'channel', 'accounts', 'state']

const word = <T extends string>(values: readonly T[]) => z.enum(values as [T, ...T[]]).optional().catch(undefined)

/** A filter as an address has it; what means nothing is no filter. `cols`: names with commas. */
export const CompanyFilter = z.object({
  q: z.string().trim().max(60).catch(''),
  province: z.string().max(20).optional().catch(undefined),
  protocol: word(['wxlifepay', 'json', 'gbk-tcp']),
  channel: word(['DIRECT', 'LEGACY_UNIONPAY', 'UNKNOWN']),
  verification: word(['SMS', 'ID_CARD', 'BOTH']),
  state: word(COMPANY_STATES),
})
export type CompanyFilter = z.infer<typeof CompanyFilter>
export const Columns = z.string().max(200).catch('').transform((text) => {
  const chosen = COMPANY_COLUMNS.filter((column) => text.split(',').includes(column))
  return chosen.length > 0 ? chosen : [...USUAL_COLUMNS]
})
/** Where the page before ended: `<pinyin>~<code>`. */
export const AfterInput = z.object({ before: z.string().regex(/^[a-z]{0,60}~[a-z0-9-]{2,40}$/).optional().catch(undefined) })

export type DeskCompanyDto = {
  code: string; name: string; provinceName: string; cityName: string; divisionName: string; protocol: string; verification: 'SMS' | 'ID_CARD' | 'BOTH'; channel: string
  numberLength: number; serviceFeePpm: bigint; accounts: number; enabled: boolean; failures: number; cutOffUntil: Date | null; openChanges: number; version: number
}
export type CompanyPage = { items: DeskCompanyDto[]; first: boolean; next: string | null; found: number }

export const PreviewInput = z.object({ code: CompanyCode, base: z.coerce.number().int().min(1), patch: z.record(z.string().max(100), z.unknown()), keys: z.record(z.string().max(40), z.string().max(200)).default({}), tellCompany: z.boolean().default(true) })

/** A home as it might be: so much each month, after so much since January. */
export type SampleBill = { monthlyM3: number; people: number; usedBeforeM3: number; beforeFen: bigint | null; afterFen: bigint | null }
/** Bills there were, by the prices as they would be. `risen` and `fallen` of `bills`; sums of all of them. */
export type BillsImpact = { bills: number; risen: number; fallen: number; beforeFen: bigint; afterFen: bigint; most: { billKeyMasked: string; beforeFen: bigint; afterFen: bigint } | null }

/** One of the touched price tables, for the days in which it holds: from `day` until the next table begins. `samples`: none for a category that no sample home is of; `bills`: null there. */
export type TableImpact = { category: string; day: string; until: string | null; samples: SampleBill[]; bills: BillsImpact | null }

/**
 * What a change would do (rule C2). `left`: touched tables that were too many to be worked out. `failing`: bound numbers that the new rule does not take, some of them shown.
 * `underWay`: payments, refunds and certifications that have to end first.
 * `cannotTell`: the simulated company is to be told of prices that it has no way to keep.
 */
export type ImpactDto = {
  changes: Change[]; isMoney: boolean; bound: number; failing: number; failingSample: string[]; underWay: number
  tables: TableImpact[]; left: number; amountNote: { below: number; above: number } | null; cannotTell: boolean
}

export type { CompanySettings }
export type { CompanyBoard, DeskNumbers, OpenChange, Outage } from './company-board'
export type { ImportLine, ImportReport } from './import-companies'
export type { ExampleBill } from './example-bill'
