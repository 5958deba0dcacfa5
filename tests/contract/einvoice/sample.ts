/** The invoice of a 北京 bill of 90.00 to a person: every kind of line. */
import type { einvoice } from '@/lib/gateways/tax'

const NOBODY = { taxId: '', address: '', telephone: '', bankName: '', bankAccount: '' }
const line = { specification: '', unit: '立方米', quantity: '18', unitPrice: '' }

export const SAMPLE: einvoice.EInvoice = {
  number: '26112000000000000001',
  isRed: false,
  kind: 'ORDINARY',
  seller: { ...NOBODY, taxId: '91110000802100433B', name: '北京市自来水（模拟）' },
  buyer: { ...NOBODY, name: '王芳' },
  netFen: 8891n,
  taxFen: 109n,
  grossFen: 9000n,
  capitals: '玖拾圆整',
  drawer: '水单',
  requestedAt: '2026-03-02 09:30:00',
  items: [
    { ...line, name: '*水冰雪*自来水', unitPrice: '2.0094444444444', netFen: 3617n, rate: 300, taxFen: 109n, grossFen: 3726n, code: '1100301010000000000' },
    { ...line, name: '*不征税项目*不征税自来水', netFen: 2826n, rate: 'OUTSIDE', taxFen: 0n, grossFen: 2826n, code: '6110000000000000000' },
    { ...line, name: '*水冰雪*污水处理费', netFen: 2448n, rate: 'EXEMPT', taxFen: 0n, grossFen: 2448n, code: '1100301010000000000' },
  ],
  remark: '户号 0100000001 & 2025年3–4月',
  issuedOn: '2026-03-02',
  bureauCode: '11100000000',
  bureauName: '国家税务总局北京市税务局（模拟）',
}
