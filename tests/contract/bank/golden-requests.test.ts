import { expect, it } from 'vitest'
import { signRsa } from '@/lib/crypto'
import { bankV3 } from '@/lib/gateways/bank'
import { PRIVATE_KEY, PUBLIC_KEY } from './keys'
import { lower, requestOf, STAMP, text } from './party'

type Golden = { [O in bankV3.Operation]: { question: bankV3.QuestionOf<O>; line: string; body: string } }

const GOLDEN: Golden = {
  signUpCard: {
    question: { pan: '9902000000000090015', holderName: '试卡人', idTail: '123X', phone: '13800009000' },
    line: 'POST /v3/bank/sign-ups',
    body: '{"pan":"9902000000000090015","holder_name":"试卡人","id_tail":"123X","phone":"13800009000"}',
  },
  confirmSignUp: { question: { signUpNo: 'sgn_1', code: '012345' }, line: 'POST /v3/bank/sign-ups/sgn_1/confirm', body: '{"code":"012345"}' },
  revokeToken: { question: { token: 'tok_1' }, line: 'POST /v3/bank/tokens/tok_1/revoke', body: '{}' },
  openCreditLine: { question: { userRef: 'usr_1' }, line: 'POST /v3/bank/credit-lines', body: '{"user_ref":"usr_1"}' },
  creditLine: { question: { token: 'tok_1' }, line: 'GET /v3/bank/credit-lines/tok_1', body: '' },
  repay: { question: { repayNo: 'R1', token: 'tok_1', amountFen: 9_000n }, line: 'POST /v3/bank/repayments', body: '{"repay_no":"R1","token":"tok_1","amount_fen":9000}' },
  authorise: {
    question: { orderNo: 'O:1', token: 'tok_1', merchantNo: '898110100001', amountFen: 9_000n, maxFeeFen: 90n },
    line: 'POST /v3/bank/authorisations',
    body: '{"order_no":"O:1","token":"tok_1","merchant_no":"898110100001","amount_fen":9000,"max_fee_fen":90}',
  },
  queryOrder: { question: { orderNo: 'O:1' }, line: 'GET /v3/bank/authorisations/O%3A1', body: '' },
  capture: {
    question: { orderNo: 'O:1', captureNo: 'C|1', amountFen: 9_000n, feeFen: 90n },
    line: 'POST /v3/bank/authorisations/O%3A1/captures',
    body: '{"capture_no":"C|1","amount_fen":9000,"fee_fen":90}',
  },
  release: { question: { orderNo: 'O|1', releaseNo: 'L1', amountFen: 1n }, line: 'POST /v3/bank/authorisations/O%7C1/releases', body: '{"release_no":"L1","amount_fen":1}' },
  cancelOrder: { question: { orderNo: 'O*1' }, line: 'POST /v3/bank/authorisations/O*1/cancel', body: '{}' },
  refund: { question: { refundNo: 'F1', captureNo: 'C1', amountFen: 9_000n, feeFen: 0n }, line: 'POST /v3/bank/refunds', body: '{"refund_no":"F1","capture_no":"C1","amount_fen":9000,"fee_fen":0}' },
  topUp: { question: { topUpNo: 'T1', token: 'tok_1', amountFen: 10_000_000_000_000n }, line: 'POST /v3/bank/top-ups', body: '{"top_up_no":"T1","token":"tok_1","amount_fen":10000000000000}' },
  payOut: {
    question: { payOutNo: 'P1', to: { kind: 'COMPANY', merchantNo: '898110100001' }, amountFen: 1n, memo: '结算 "3月"' },
    line: 'POST /v3/bank/pay-outs',
    body: '{"pay_out_no":"P1","to":{"kind":"COMPANY","merchant_no":"898110100001"},"amount_fen":1,"memo":"结算 \\"3月\\""}',
  },
  receive: { question: { receiveNo: 'V1', from: 'FUND', amountFen: 1n }, line: 'POST /v3/bank/receipts', body: '{"receive_no":"V1","from":"FUND","amount_fen":1}' },
  queryTransfer: { question: { no: 'n1' }, line: 'GET /v3/bank/transfers/n1', body: '' },
  cancelTransfer: { question: { no: 'n|1' }, line: 'POST /v3/bank/transfers/n%7C1/cancel', body: '{}' },
  statement: { question: { day: '2026-03-16', after: 500n }, line: 'GET /v3/bank/statements/2026-03-16?after=500', body: '' },
  custodianBalance: { question: { at: new Date('2026-03-16T10:00:00+08:00') }, line: 'GET /v3/bank/custodian-balance?at=2026-03-16T02%3A00%3A00.000Z', body: '' },
}

it.each(Object.keys(GOLDEN) as bankV3.Operation[])('%s', <O extends bankV3.Operation>(operation: O) => {
  const { question, line, body } = GOLDEN[operation]
  const request = requestOf(operation, question as bankV3.QuestionOf<O>)
  expect(`${request.method} ${request.url}`).toBe(line)
  expect(text(request.body)).toBe(body)
  const signature = signRsa(PRIVATE_KEY, `${line.replace(' ', '\n')}\n${STAMP.timestamp}\n${STAMP.nonce}\n${body}\n`)
  expect(request.headers.Authorization).toBe(
    `WECHATPAY2-SHA256-RSA2048 mchid="1900009001",nonce_str="${STAMP.nonce}",timestamp="1773626400",serial_no="PLATFORM01",signature="${signature}"`,
  )
  const received = bankV3.decodeRequest({ ...request, headers: lower(request.headers) })
  expect(received?.asked).toEqual({ ok: true, value: { operation, question } })
  expect(received?.isBy(PUBLIC_KEY)).toBe(true)
})

it('the balance of now has no query', () => {
  expect(requestOf('custodianBalance', {}).url).toBe('/v3/bank/custodian-balance')
})

it('the bytes of one request, to the last', () => {
  const { headers } = requestOf('queryTransfer', { no: 'n1' })
  expect(headers).toEqual({
    Accept: 'application/json',
    'Content-Type': 'application/json; charset=utf-8',
    Authorization:
      'WECHATPAY2-SHA256-RSA2048 mchid="1900009001",nonce_str="593BEC0C930BF1AFEB40B4A08C8FB242",timestamp="1773626400",serial_no="PLATFORM01",signature="ODkHlI+000Dj44l5Zvu1c5+/x6t6lsbZLxDTtyeqpsR+iFksGKQfpbUNjxBTf8J2lp/ANyWWjYPGsp16K5d2j+0MIHGEqPdA69FqsCVU9RwTengAc4CO5au+89CRdoqrJfgRb0e09eg7pji1NOZVQHDgG44wfcmKEey8O7iYk/+DO+VCdt49T/EJ5WgiucGovMowIGudmw3MX9qAOoSnWVxNtuF+7wbWKcOmSk6wcr14nluBxKiT7mwp+OsYMQPlui5vPWBDMdzaz0mJQEBf7kJDGU+RaVrUvXAKzlZQ4GlN1NGPPeLD+t+BTaYeddAXXUo7yZXlaOUJgXVu6r0swg=="',
  })
})
