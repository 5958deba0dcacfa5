/** The transactions of wxlifepay as operations of a company, and what it says to them as their answers. */
import { REFUSALS, SIM_REFUSAL, wxlifepay, type Asked, type ConfirmAnswer, type SaidOf, type WaterOperation } from '@/lib/gateways/water'

type Trancode = wxlifepay.Trancode
/** The operation behind a trancode, and its answer as `<info>` and rows. What it asks has the same names in both. */
type Translation<O extends WaterOperation, T extends Trancode> = { operation: O; answer(said: SaidOf<O>, request: wxlifepay.RequestOf<T>): wxlifepay.ResponseOf<T> }

const translation = <T extends Trancode>() => <O extends WaterOperation>(operation: O, answer: Translation<O, T>['answer']): Translation<O, T> => ({ operation, answer })

const NOTHING = { info: {}, rows: [] as never[] }

const TRANSLATIONS = {
  query: translation<'query'>()('query', ({ total, items }) => ({ info: { total }, rows: items })),
  charge: translation<'charge'>()('charge', (info) => ({ info, rows: [] })),
  confirm: translation<'confirm'>()('confirm', (said, asked) => ({ info: confirmation(said, asked), rows: [] })),
  refund: translation<'refund'>()('refund', () => NOTHING),
  SIMREFUND: translation<'SIMREFUND'>()('refundPart', () => NOTHING),
  SIMPAID: translation<'SIMPAID'>()('paidParts', ({ prepaidFen, parts }) => ({ info: { prepaidFen }, rows: parts })),
  SIMPROFILE: translation<'SIMPROFILE'>()('profile', (info) => ({ info, rows: [] })),
  SIMSENDCODE: translation<'SIMSENDCODE'>()('sendCode', (info) => ({ info, rows: [] })),
  SIMCHECKCODE: translation<'SIMCHECKCODE'>()('checkCode', () => NOTHING),
  SIMCHECKID: translation<'SIMCHECKID'>()('checkId', () => NOTHING),
  SIMUSAGE: translation<'SIMUSAGE'>()('usage', (rows) => ({ info: {}, rows })),
  SIMBILLS: translation<'SIMBILLS'>()('bills', ({ total, items }) => ({ info: { total }, rows: items })),
} as const satisfies Record<Trancode, unknown>

/** The order's own result is the ret_code inside `<info>`. */
function confirmation(said: ConfirmAnswer, { billNo, payAmountFen }: wxlifepay.RequestOf<'confirm'>): wxlifepay.ResponseOf<'confirm'>['info'] {
  const asked = { billNo, payAmount: payAmountFen.toString() }
  if (said.state === 'CREDITED') return { retCode: '0', errMsg: wxlifepay.SUCCESS_MESSAGE, ...asked, payDate: said.receipt.payDate, channelBillNo: said.receipt.channelBillNo }
  const retCode = said.state === 'REVERSED' ? SIM_REFUSAL.ORDER_REVERSED : SIM_REFUSAL.ORDER_NOT_FOUND
  return { retCode, errMsg: REFUSALS[retCode].cause, ...asked, payDate: '', channelBillNo: '' }
}

export function toAsked({ trancode, body }: wxlifepay.DecodedRequest): Asked {
  return { operation: TRANSLATIONS[trancode].operation, question: body } as Asked
}

export function toAnswer({ trancode, body }: wxlifepay.DecodedRequest, said: unknown): wxlifepay.ResponseOf<Trancode> {
  return (TRANSLATIONS[trancode] as unknown as Translation<WaterOperation, Trancode>).answer(said as never, body)
}
