/** Made-up customers of the demo world's water company. Phones and names belong to nobody. */
import type { Behaviour } from '@/lib/simulators/water'

export type DemoCustomer = {
  billKey: string
  holderName: string
  address: string
  phone: string
  people: number
  prepaidFen: bigint
  behaviour: Behaviour
  /** Readings that the story needs, m³ by month; the rest is chance. */
  readings: Record<string, number>
  /** Last months of bills that are not paid; all others are. */
  unpaid: readonly string[]
  /** Last four of the holder's ID card; chance when not given. */
  idLast4?: string
}

/** Two years before the present of the demo world. */
export const FIRST_MONTH = '202403'

const PRESENT = { '202601': 9, '202602': 9 }

function customer(billKey: string, holderName: string, address: string, more: Partial<DemoCustomer> = {}): DemoCustomer {
  return { billKey, holderName, address, phone: '13800001001', people: 3, prepaidFen: 0n, behaviour: 'NORMAL', readings: {}, unpaid: [], ...more }
}

function trouble(billKey: string, holderName: string, door: number, behaviour: Behaviour): DemoCustomer {
  return customer(billKey, holderName, `海淀区知春路(模拟)8号院1号楼2单元${door}`, { behaviour, readings: PRESENT, unpaid: ['202602'] })
}

/** January to December. 326 m³ in 2025: tier 2 from the bill of July on, tier 3 from that of September. */
const HEAVY_YEAR = [24, 22, 25, 26, 27, 29, 32, 31, 28, 27, 28, 27]

function heavyYear(year: number, lessM3: number): Record<string, number> {
  const months = HEAVY_YEAR.map((volume, n) => [`${year}${String(n + 1).padStart(2, '0')}`, volume - lessM3] as const)
  return Object.fromEntries(months.filter(([month]) => month >= FIRST_MONTH))
}

export const DEMO_CUSTOMERS: readonly DemoCustomer[] = [
  customer('0100000001', '王芳', '海淀区学院路(模拟)5号院2号楼1单元301', { readings: PRESENT, unpaid: ['202602'] }),
  customer('0100000002', '王建国', '海淀区学院路(模拟)5号院3号楼2单元102', {
    phone: '13800001002',
    people: 2,
    readings: { '202511': 8, '202512': 8, '202601': 7, '202602': 7 },
    unpaid: ['202512', '202602'],
  }),
  customer('0100000003', '王芳', '海淀区学院路小区(模拟)12号楼3单元502', { prepaidFen: 1260n }),
  customer('0100000004', '李明', '朝阳区望京花园(模拟)6号楼1单元1101', {
    phone: '13800001004',
    people: 4,
    readings: { ...heavyYear(2024, 3), ...heavyYear(2025, 0), '202601': 26, '202602': 25 },
    unpaid: ['202602'],
  }),
  customer('0100000005', '赵六', '海淀区上地(模拟)3号院1号楼2单元601', { phone: '13800001005', people: 7 }),
  trouble('0100000007', '孙悦', 101, 'BATCH_WINDOW'),
  trouble('0100000009', '周舟', 102, 'NOT_ONLINE'),
  trouble('0100000408', '吴桐', 201, 'CHARGE_TIMEOUT_CREDITED'),
  trouble('0100000409', '郑好', 202, 'CHARGE_TIMEOUT_LOST'),
  trouble('0100000410', '钱程', 301, 'CHARGE_ALWAYS_LOST'),
  trouble('0100000411', '冯雨', 302, 'CONFIRM_SILENT'),
  trouble('0100000420', '卫宁', 501, 'REFUND_REFUSED'),
  trouble('0100000421', '蒋楠', 502, 'REFUND_TIMEOUT_DONE'),
  trouble('0100000422', '韩笑', 601, 'REFUND_LOST'),
  trouble('0100000500', '陈晨', 401, 'CHARGE_REFUSED'),
  trouble('0100000504', '褚夏', 402, 'QUERY_TIMEOUT'),
]

const shanghaiHome = (billKey: string, holderName: string, door: number, more: Partial<DemoCustomer> = {}) =>
  customer(billKey, holderName, `浦东新区锦绣路(模拟)88弄6号${door}室`, { phone: '13900002001', idLast4: '1234', ...more })

/** 2026: 11 m³ in February are 37.95; the large home has 100 m³ more in each tier. */
export const SHANGHAI_CUSTOMERS: readonly DemoCustomer[] = [
  shanghaiHome('20000001', '沈静', 301, { readings: { '202602': 11 }, unpaid: ['202602'] }),
  shanghaiHome('20000002', '陆远', 302, { people: 6, idLast4: '123X' }),
]

const guangzhouHome = (billKey: string, holderName: string, door: number, more: Partial<DemoCustomer> = {}) =>
  customer(billKey, holderName, `越秀区东风路(模拟)12号${door}房`, { phone: '13700003001', idLast4: '5678', ...more })

/** 2026: 30 m³ in February reach the second tier of the month, 91.86. */
export const GUANGZHOU_CUSTOMERS: readonly DemoCustomer[] = [
  guangzhouHome('300000000001', '黄敏', 501, { readings: { '202602': 30 }, unpaid: ['202602'] }),
  guangzhouHome('300000000002', '何伟', 502),
]
