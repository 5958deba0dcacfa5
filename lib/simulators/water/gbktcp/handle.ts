/** The company as a server of gbktcp: what came over one connection in, what is answered out. */
import { gbktcp } from '@/lib/gateways/water'
import { closedAt } from '@/lib/kernel/service-window'
import type { SimCtx } from '../../sim-ctx'
import { openDesk, type Known } from '../desk'
import { readBills } from '../read-bills'
import { serve } from '../serve'
import { refusal, sealed, userOf, type GbktcpAnswer } from './answer'
import { DayFile } from './day-file'
import { billsAsRead } from './meter-bills'
import { toAnswer, toAsked, type Trade } from './words'

/** What a connection is for: one question, or the parts of a day's file. */
export class GbktcpConversation {
  #file: DayFile | null = null

  constructor(private readonly companyCode: string) {}

  /** A whole frame. Refusals: 001 for a bad message, 003 for another institution's, 006 for an unknown number; nothing is said to what has no head. */
  async take(sim: SimCtx, frame: Uint8Array): Promise<GbktcpAnswer> {
    const { head, request } = gbktcp.decodeRequest(frame)
    if (!head) return 'SILENT'
    const known = await openDesk(sim, this.companyCode, head.userCode)
    // Whoever is in maintenance says nothing to anybody, others than the platform included.
    if (!known || closedAt(known.company.windows, sim.clock.now())?.kind === 'MAINTENANCE') return 'SILENT'
    if (head.collector !== known.company.merchantId) return refusal(head, 'EQ0003')
    if (!request.ok) return refusal(head, 'EQ0001')
    if (request.value.operation === 'reconcile') {
      this.#file ??= new DayFile()
      return this.#file.take(sim, known, head, request.value.body)
    }
    return answerTo(sim, known, head, request.value)
  }
}

async function answerTo(sim: SimCtx, known: Known, head: gbktcp.RequestHead, trade: Trade): Promise<GbktcpAnswer> {
  if (trade.operation === 'bills') return known.customer ? meterBills(sim, known, head) : refusal(head, 'EQ0006')
  const said = await serve(sim, known, head.userCode, toAsked(trade))
  if (said === 'SILENT') return 'SILENT'
  return said.ok ? encode(known, head, trade, said.value) : refusal(head, said.error)
}

/** 账单查询 is asked by others than the platform, which has 96. */
async function meterBills(sim: SimCtx, known: Known, head: gbktcp.RequestHead): Promise<GbktcpAnswer> {
  const { company, customer } = known
  if (!customer) return refusal(head, 'EQ0006')
  const desk = { sim, company, customer }
  const rows = await billsAsRead(desk, (await readBills(desk)).reverse())
  return sealed(head, gbktcp.encodeResponse('bills', userOf(head, customer.holderName, customer.address), { info: {}, rows }))
}

function encode(known: Known, head: gbktcp.RequestHead, trade: Trade, said: unknown): GbktcpAnswer {
  const { holderName = '', address = '' } = known.customer ?? {}
  const { user, body } = toAnswer(trade, said, { userName: holderName, userAddress: address })
  return sealed(head, gbktcp.encodeResponse(trade.operation, userOf(head, user.userName, user.userAddress), body))
}

/** All that came at once, for in-process lines. */
export async function handleGbktcp(sim: SimCtx, companyCode: string, body: Uint8Array): Promise<Uint8Array | 'SILENT'> {
  const conversation = new GbktcpConversation(companyCode)
  for (const frame of new gbktcp.Framer().push(body).frames) {
    const answer = await conversation.take(sim, frame)
    if (answer !== 'MORE') return answer
  }
  return 'SILENT'
}
