import { requireResident } from '@/lib/auth'
import type { Command, Ctx } from '@/lib/db'
import { listChoices, type Choices, type Purchase } from '@/lib/funding'
import { readApproval } from './approval'
import { OF_PROBE } from './probe-channel'
import { getPayment } from './read-payments'
import type { PaymentDto } from './schemas'

export type OrderSources = { choices: Choices; /** Whether the payment password has to be typed (again) */ asksPassword: boolean }

/** What the caller's quoted payment could be paid with, and what each would mean (rule P5). Errors: NOT_FOUND. */
export async function listSources({ ctx, input }: Command<unknown>): Promise<OrderSources> {
  const userId = requireResident(ctx)
  const payment = await getPayment({ ctx, input })
  const { id, companyCode, amountFen, intent, probeOf } = payment
  const { choices, asksPassword } = await sourcesFor(ctx, { userId, intent, parts: [{ companyCode, amountFen }] }, { id, tried: [payment] })
  return { choices: probeOf ? forProbe(choices) : choices, asksPassword }
}

type Tried = Pick<PaymentDto, 'fundingCode' | 'instrumentId' | 'source'>

/** `tried`: the order's payments. A source that has just failed is neither recommended nor the one to begin with, unless nothing else can pay. */
export async function sourcesFor(ctx: Ctx, purchase: Purchase, { id, tried }: { id: string; tried: readonly Tried[] }): Promise<OrderSources> {
  const { asksPassword, failed } = await readApproval(ctx, id)
  const refused = tried.filter(({ fundingCode }) => fundingCode !== null).map(({ instrumentId, source }) => instrumentId ?? source)
  return { choices: await listChoices(ctx, purchase, [...refused, ...failed]), asksPassword }
}

/** Only a source that might cost a fee tells anything of the channel. */
function forProbe({ choices, first, ...rest }: Choices): Choices {
  const telling = choices.find(({ problem, source }) => problem === null && (source === 'CREDIT_CARD' || source === 'CREDIT_LINE'))
  return { ...rest, choices: choices.map((choice) => ({ ...choice, ...OF_PROBE })), first: telling?.id ?? first }
}
