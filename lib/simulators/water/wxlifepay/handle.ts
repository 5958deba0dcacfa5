/** The company as a server of wxlifepay: bytes in, bytes out. */
import { REFUSALS, wxlifepay, type RefusalCode } from '@/lib/gateways/water'
import { err, type Result } from '@/lib/kernel/result'
import type { SimCtx } from '../../sim-ctx'
import { openDesk, type SimCompany } from '../desk'
import { serve } from '../serve'
import { toAnswer, toAsked } from './words'

export type WaterMessage = { headers: Record<string, string>; body: Uint8Array }
/** SILENT: the connection is to end without an answer. */
export type WaterAnswer = { status: number; headers: Record<string, string>; body: Uint8Array } | 'SILENT'

const EMPTY = new Uint8Array()

/** Refusals as documented: EQ0001 for a bad signature or message, EQ0003 for another institution's, EQ0006 for an unknown number. */
export async function handleWxlifepay(sim: SimCtx, companyCode: string, message: WaterMessage): Promise<WaterAnswer> {
  const opened = wxlifepay.decodeRequest(message)
  const received = opened.ok ? opened.value : null
  const billKey = received?.request.ok ? received.request.value.subject.billKey : ''
  const known = await openDesk(sim, companyCode, billKey)
  if (!known) return { status: 404, headers: {}, body: EMPTY }
  const key = known.company.signingKey
  if (!received || !wxlifepay.isAuthentic(received.envelope, key) || !received.request.ok) {
    return answered(wxlifepay.encodeRefusal(received?.envelope.kind ?? 'SHA256', key, received?.head ?? null, 'EQ0001'))
  }
  const request = received.request.value
  const said = isOurs(request, known.company) ? await serve(sim, known, billKey, toAsked(request)) : err('EQ0003' as const)
  return said === 'SILENT' ? 'SILENT' : answered(encode(received.envelope.kind, key, request, said))
}

function isOurs({ head, subject }: wxlifepay.DecodedRequest, { merchantId, companyId }: SimCompany): boolean {
  return head.merchantid === merchantId && subject.companyId === companyId
}

function encode(kind: wxlifepay.KeyedHash, key: string, request: wxlifepay.DecodedRequest, said: Result<unknown, RefusalCode>): wxlifepay.Message {
  const verdict: wxlifepay.Verdict<wxlifepay.Trancode> = said.ok
    ? { ok: true, value: toAnswer(request, said.value) }
    : { ok: false, code: said.error, errMsg: REFUSALS[said.error].cause }
  return wxlifepay.encodeResponse(kind, key, request.head, request.subject, request.trancode, verdict)
}

function answered(message: wxlifepay.Message): WaterAnswer {
  return { status: 200, ...message }
}
