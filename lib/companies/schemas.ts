import { z } from 'zod'
import type { NumberRule } from './number-rule'

export const CompanyCode = z.string().regex(/^[a-z][a-z0-9-]{1,39}$/)

/** What a resident may see of a company. */
export type CompanyDto = {
  code: string
  name: string
  shortName: string
  cityName: string
  hotline: string
  numberRule: NumberRule
  verification: 'SMS' | 'ID_CARD' | 'BOTH'
  cycleMonths: number
  minPaymentFen: bigint
  maxPaymentFen: bigint
}
