/** The sample of pay.weixin.qq.com/doc/v3/merchant/4013841104, as printed there: with line breaks and one `<data>`. */
import { describe, expect, it } from 'vitest'
import { signText } from '@/lib/crypto'
import { wxlifepay } from '@/lib/gateways/water'
import { bytes, xmlOf } from './party'

const OFFICIAL: wxlifepay.Party = { merchantId: '1269692401', companyId: '595100101', signature: 'SHA1', signingKey: 'key', isSandbox: false }
const SIGNATURE = '670B2FA77740D3EA35DB20AAEC42D88FEDDAD20F'
const COMPACT =
  '<?xml version="1.0" encoding="UTF-8"?><wxlifepay><head><version>1.0.1</version><trancode>query</trancode><transeqnum>305912304</transeqnum><merchantid>1269692401</merchantid></head><info><bill_key>007226</bill_key><company_id>595100101</company_id><begin_num>1</begin_num><query_num>1</query_num></info></wxlifepay>'
const spread = (xml: string) => xml.replaceAll('><', '>\n    <')

describe('official sample', () => {
  it.each([COMPACT, spread(COMPACT)])('is read by a company, leading zeros kept', (xml) => {
    const received = wxlifepay.decodeRequest({ headers: {}, body: bytes(SIGNATURE + xml) })
    expect(received).toMatchObject({
      ok: true,
      value: {
        envelope: { kind: 'SHA1', signature: SIGNATURE, xml },
        request: {
          ok: true,
          value: {
            trancode: 'query',
            head: { trancode: 'query', transeqnum: '305912304', merchantid: '1269692401', isSandbox: false },
            subject: { billKey: '007226', companyId: '595100101' },
            body: { beginNum: 1, queryNum: 1 },
          },
        },
      },
    })
  })

  it('is written byte for byte by the platform', () => {
    const { body } = wxlifepay.encodeRequest(OFFICIAL, '305912304', 'query', '007226', { beginNum: 1, queryNum: 1 })
    expect(xmlOf(body)).toBe(COMPACT)
  })

  it('is answered by a foreign company whose XML is spread over lines', () => {
    const xml = spread(
      COMPACT.replace('</head>', '<ret_code>0</ret_code><err_msg>操作成功</err_msg></head>').replace(
        /<begin_num>.*<\/query_num>/,
        '<total_num>1</total_num><data><customer_name>李四</customer_name><balance>0</balance><pay_amount>199</pay_amount><begin_date>201501</begin_date><end_date>201501</end_date><attach/><field1>x</field1></data><show_fields><customer_addr>x</customer_addr></show_fields>',
      ),
    )
    const answer = wxlifepay.decodeResponse(OFFICIAL, '305912304', 'query', '007226', bytes(signText('SHA1', xml, 'key') + xml))
    const row = { customerName: '李四', balanceFen: 0n, payAmountFen: 199n, beginMonth: '201501', endMonth: '201501', billNo: '' }
    expect(answer).toEqual({ ok: true, value: { ok: true, value: { info: { total: 1 }, rows: [row] } } })
  })
})
