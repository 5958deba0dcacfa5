import { z } from 'zod'
import { BILL_NO } from '@/lib/gateways/water'
import { Id } from '@/lib/kernel/input'
import type { WaterAccountDto } from '@/lib/accounts/schemas'
import type { BillLine, TierBar } from '@/lib/companies/tariffs'

export const AccountBillsInput = z.object({ waterAccountId: Id })
export const BillInput = AccountBillsInput.extend({ billNo: z.string().regex(BILL_NO) })
/** `before`: last month and number of the bill where the page before ended. */
export const ListBillsInput = AccountBillsInput.extend({ before: z.string().refine((place) => /^\d{6}~/.test(place) && BILL_NO.test(place.slice(7))).optional().catch(undefined) })

export type BillState = 'PAID' | 'DUE' | 'OVERDUE'

export type BillDto = {
  billNo: string
  beginMonth: string
  endMonth: string
  issuedOn: Date
  dueOn: Date
  volumeM3: number
  usedBeforeM3: number
  /** What the company states, without late fee */
  amountFen: bigint
  lateFeeFen: bigint
  /** Late fee still to be paid; part of what is outstanding */
  lateFeeDueFen: bigint
  paidFen: bigint
  /** amount + late fee − paid */
  outstandingFen: bigint
  state: BillState
}

/** `calculation` is ours; null when no tariff of ours covers the period. */
export type BillDetailDto = BillDto & { account: WaterAccountDto; expectedFen: bigint; lines: BillLine[]; bars: TierBar[]; differs: boolean }
export type UsageDto = { month: string; volumeM3: number; readType: 'ACTUAL' | 'ESTIMATED' | 'SELF' }
/** `first`: nothing newer is left out; `next` is `before` of the following page. */
export type BillPage = { account: WaterAccountDto; bills: BillDto[]; first: boolean; next: string | null }
export type AccountBillsDto = { account: WaterAccountDto; bills: BillDto[]; usage: UsageDto[]; dueFen: bigint }
