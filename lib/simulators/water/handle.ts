/** The company as a server: bytes in, bytes out. */
import { wxlifepay, type RefusalCode } from '@/lib/gateways/water'
import type { SimCtx } from '../sim-ctx'
import { openDesk, type Desk, type SimCompany, type SimCustomer } from './desk'
import { catchUpNights } from './night-run'
import { strike } from './strike'
import { VERBS } from './verbs'
import type { Verb } from './verbs/verb'

export type WaterMessage = { headers: Record<string, string>; body: Uint8Array }
/** SILENT: the connection is to end without an answer. */
export type WaterAnswer = { status: number; headers: Record<string, string>; body: Uint8Array } | 'SILENT'

const EMPTY = new Uint8Array()

/** Refusals as documented: EQ0001 for a bad signature or message, EQ0003 for another institution's, EQ0006 for an unknown number. */
export async function handleWater(sim: SimCtx, companyCode: string, message: WaterMessage): Promise<WaterAnswer> {
  const opened = wxlifepay.decodeRequest(message)
  const received = opened.ok ? opened.value : null
  const billKey = received?.request.ok ? received.request.value.subject.billKey : ''
  const known = await openDesk(sim, companyCode, billKey)
  if (!known) return { status: 404, headers: {}, body: EMPTY }
  const key = known.company.signingKey
  if (!received || !wxlifepay.isAuthentic(received.envelope, key) || !received.request.ok) {
    return answered(wxlifepay.encodeRefusal(received?.envelope.kind ?? 'SHA256', key, received?.head ?? null, 'EQ0001'))
  }
  const { kind } = received.envelope
  const request = received.request.value
  const refused = refusalFor(request, known)
  if (refused) return answered(encode(kind, key, request, { ok: false, error: refused }))
  // A night may have moved what the customer has.
  const present = (await catchUpNights(sim, known.company)) ? ((await openDesk(sim, companyCode, billKey)) ?? known) : known
  const desk: Desk = { sim, company: present.company, customer: present.customer as SimCustomer }
  const trouble = await strike(desk, request)
  if (trouble === 'LOSE') return 'SILENT'
  if (trouble && trouble !== 'SAY_NOTHING') return answered(encode(kind, key, request, { ok: false, error: trouble }))
  const result = await run(desk, request)
  return trouble === 'SAY_NOTHING' ? 'SILENT' : answered(encode(kind, key, request, result))
}

function refusalFor({ head, subject }: wxlifepay.DecodedRequest, known: { company: SimCompany; customer: SimCustomer | null }): RefusalCode | null {
  if (head.merchantid !== known.company.merchantId || subject.companyId !== known.company.companyId) return 'EQ0003'
  return known.customer ? null : 'EQ0006'
}

function run<T extends wxlifepay.Trancode>(desk: Desk, { trancode, body }: { trancode: T; body: wxlifepay.RequestOf<T> }): ReturnType<Verb<T>> {
  return (VERBS[trancode] as Verb<T>)(desk, body) as ReturnType<Verb<T>>
}

function encode<T extends wxlifepay.Trancode>(
  kind: wxlifepay.KeyedHash,
  key: string,
  { head, subject, trancode }: { head: wxlifepay.Head; subject: wxlifepay.Subject; trancode: T },
  result: Awaited<ReturnType<Verb<T>>>,
): wxlifepay.Message {
  const verdict: wxlifepay.Verdict<T> = result.ok ? result : { ok: false, code: result.error, errMsg: wxlifepay.REFUSALS[result.error].cause }
  return wxlifepay.encodeResponse(kind, key, head, subject, trancode, verdict)
}

function answered(message: wxlifepay.Message): WaterAnswer {
  return { status: 200, ...message }
}
