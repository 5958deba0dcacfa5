/** How the parts of a water bill are taxed (rule I6; DOMAIN.md §3.3 with its sources). */
import type { FeeItem } from '@/lib/gateways/water'

/** TAXED: a rate. EXEMPT 免税. OUTSIDE 不征税. */
export type Treatment = {
  /** Name on the invoice: *短名*名称 */
  name: string
  /** 税收分类编码, 19 figures */
  code: string
  status: 'TAXED' | 'EXEMPT' | 'OUTSIDE'
  /** In 10,000ths: 300 is 3 % */
  rate: number
  unit: string
  /** 优惠政策标识, 零税率标识, 增值税特殊管理 */
  flags: { preferred: '0' | '1'; zeroRate: '' | '1' | '2'; special: '' | '免税' | '不征税' | '简易征收' }
}

const WATER_CODE = '1100301010000000000'
const SIMPLE = { preferred: '1', zeroRate: '', special: '简易征收' } as const
const EXEMPT = { preferred: '1', zeroRate: '1', special: '免税' } as const
const OUTSIDE = { preferred: '1', zeroRate: '2', special: '不征税' } as const

/** Simplified method, 3 %: STA and MOF [2014] No. 57; resource tax outside VAT: STA 2017 No. 47; sewage exempt: MOF/STA [2015] No. 78. */
export const TREATMENTS: Record<FeeItem, Treatment> = {
  WATER: { name: '*水冰雪*自来水', code: WATER_CODE, status: 'TAXED', rate: 300, unit: '立方米', flags: SIMPLE },
  RESOURCE: { name: '*不征税项目*不征税自来水', code: '6110000000000000000', status: 'OUTSIDE', rate: 0, unit: '立方米', flags: OUTSIDE },
  SEWAGE: { name: '*水冰雪*污水处理费', code: WATER_CODE, status: 'EXEMPT', rate: 0, unit: '立方米', flags: EXEMPT },
  GARBAGE: { name: '*水冰雪*代收垃圾处理费', code: WATER_CODE, status: 'EXEMPT', rate: 0, unit: '项', flags: EXEMPT },
  LATE_FEE: { name: '*水冰雪*违约金', code: WATER_CODE, status: 'TAXED', rate: 300, unit: '项', flags: SIMPLE },
}
