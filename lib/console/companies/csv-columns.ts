/** Companies as lines of a table: the same columns out and in; keys are in none of them. */
import type { CompanySettings } from '@/lib/companies/changes/schemas'
import { fenToYuan, parseYuan } from '@/lib/kernel/money'

type Column = { head: string; write(settings: CompanySettings): string; read(cell: string, row: Row): Record<string, unknown> }
/** What a line has said of the number rule so far: its columns make one setting. */
export type Row = { rule: Record<string, unknown> }

const plain = (head: string, name: keyof CompanySettings): Column => ({ head, write: (settings) => String(settings[name]), read: (cell) => ({ [name]: cell }) })
const amount = (head: string, name: 'minPaymentFen' | 'maxPaymentFen'): Column => ({ head, write: (settings) => fenToYuan(BigInt(settings[name])), read: (cell) => ({ [name]: parseYuan(cell)?.toString() ?? cell }) })
const rule = (head: string, name: 'length' | 'charset' | 'prefix' | 'check' | 'example'): Column => ({
  head,
  write: ({ numberRule }) => `${numberRule[name] ?? ''}`,
  read: (cell, row) => {
    row.rule[name] = name === 'length' ? Number(cell) : cell === '' ? undefined : cell
    return {}
  },
})

function percent(ppm: string): string {
  const value = BigInt(ppm)
  return `${value / 10_000n}.${(value % 10_000n).toString().padStart(4, '0')}`.replace(/\.?0+$/, '')
}

function ppm(cell: string): string {
  const [, units = '', rest = ''] = /^(\d{1,3})(?:\.(\d{1,4}))?%?$/.exec(cell) ?? []
  return units === '' ? cell : (BigInt(units) * 10_000n + BigInt(rest.padEnd(4, '0'))).toString()
}

export const CODE_HEAD = '代码'

export const CSV_COLUMNS: readonly Column[] = [
  plain('名称', 'name'), plain('简称', 'shortName'), plain('省份', 'provinceName'), plain('城市代码', 'cityCode'), plain('城市', 'cityName'), plain('区划代码', 'divisionCode'), plain('区县', 'divisionName'), plain('客服电话', 'hotline'),
  plain('验证方式', 'verification'), plain('协议', 'protocol'), plain('地址', 'endpoint'), plain('机构代号', 'companyId'), plain('商户号', 'merchantId'), plain('签名方式', 'signature'), plain('收单通道', 'channel'), plain('收单商户号', 'acquirerMerchantNo'),
  { head: '账期', write: ({ cycleMonths }) => `${cycleMonths}`, read: (cell) => ({ cycleMonths: Number(cell) }) },
  amount('单笔最低', 'minPaymentFen'), amount('单笔最高', 'maxPaymentFen'),
  { head: '服务费率', write: ({ serviceFeePpm }) => percent(serviceFeePpm), read: (cell) => ({ serviceFeePpm: ppm(cell) }) },
  plain('费率来源', 'serviceFeeSource'),
  rule('户号位数', 'length'), rule('户号字符', 'charset'), rule('户号开头', 'prefix'), rule('户号校验', 'check'), rule('示例户号', 'example'),
]

export const CSV_HEADS = [CODE_HEAD, ...CSV_COLUMNS.map(({ head }) => head)]

export const writeLine = (code: string, settings: CompanySettings): string[] => [code, ...CSV_COLUMNS.map((column) => column.write(settings))]

/** What a line says of a company; cells of columns that the table does not have say nothing. `rule`: what the company's has beside. */
export function readLine(cells: Record<string, string>, known: CompanySettings | null): Record<string, unknown> {
  const row: Row = { rule: {} }
  const patch = Object.assign({}, ...CSV_COLUMNS.filter(({ head }) => head in cells).map((column) => column.read((cells[column.head] ?? '').trim(), row))) as Record<string, unknown>
  if (Object.keys(row.rule).length === 0) return patch
  const merged = Object.entries({ ...(known?.numberRule ?? {}), ...row.rule }).filter(([, value]) => value !== undefined)
  return { ...patch, numberRule: Object.fromEntries(merged) }
}
