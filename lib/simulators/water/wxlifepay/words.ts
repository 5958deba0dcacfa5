/** The transactions of wxlifepay as operations of a company, and what it says to them as their answers. */
import { REFUSALS, SIM_REFUSAL, wxlifepay, type Asked, type ConfirmAnswer, type SaidOf } from '@/lib/gateways/water'

type Trancode = wxlifepay.Trancode
type Answers = { [T in Trancode]: (said: SaidOf<(typeof wxlifepay.OPERATION_OF)[T]>, request: wxlifepay.RequestOf<T>) => wxlifepay.ResponseOf<T> }

const nothing = () => ({ info: {}, rows: [] })

/** What is said to each, as `<info>` and rows. What is asked has the same names in both. */
const ANSWERS: Answers = {
  query: ({ total, items }) => ({ info: { total }, rows: items }),
  charge: (info) => ({ info, rows: [] }),
  confirm: (said, asked) => ({ info: confirmation(said, asked), rows: [] }),
  refund: nothing,
  SIMREFUND: nothing,
  SIMPAID: ({ prepaidFen, parts }) => ({ info: { prepaidFen }, rows: parts }),
  SIMPROFILE: (info) => ({ info, rows: [] }),
  SIMSENDCODE: (info) => ({ info, rows: [] }),
  SIMCHECKCODE: nothing,
  SIMCHECKID: nothing,
  SIMUSAGE: (rows) => ({ info: {}, rows }),
  SIMBILLS: ({ total, items }) => ({ info: { total }, rows: items }),
}

/** The order's own result is the ret_code inside `<info>`. */
function confirmation(said: ConfirmAnswer, { billNo, payAmountFen }: wxlifepay.RequestOf<'confirm'>): wxlifepay.ResponseOf<'confirm'>['info'] {
  const asked = { billNo, payAmount: payAmountFen.toString() }
  if (said.state === 'CREDITED') return { retCode: '0', errMsg: wxlifepay.SUCCESS_MESSAGE, ...asked, payDate: said.receipt.payDate, channelBillNo: said.receipt.channelBillNo }
  const retCode = said.state === 'REVERSED' ? SIM_REFUSAL.ORDER_REVERSED : SIM_REFUSAL.ORDER_NOT_FOUND
  return { retCode, errMsg: REFUSALS[retCode].cause, ...asked, payDate: '', channelBillNo: '' }
}

export function toAsked({ trancode, body }: wxlifepay.DecodedRequest): Asked {
  return { operation: wxlifepay.OPERATION_OF[trancode], question: body } as Asked
}

export function toAnswer({ trancode, body }: wxlifepay.DecodedRequest, said: unknown): wxlifepay.ResponseOf<Trancode> {
  return (ANSWERS[trancode] as (said: unknown, body: unknown) => wxlifepay.ResponseOf<Trancode>)(said, body)
}
