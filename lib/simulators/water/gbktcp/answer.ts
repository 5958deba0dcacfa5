import { gbktcp, type RefusalCode } from '@/lib/gateways/water'
import type { Result } from '@/lib/kernel/result'

/** MORE: an answer comes once more has come. SILENT: the connection is to end without one. */
export type GbktcpAnswer = Uint8Array | 'MORE' | 'SILENT'

export const userOf = ({ collector, userCode }: gbktcp.RequestHead, userName: string, userAddress: string): gbktcp.User => ({ collector, userCode, userName, userAddress })

/** What cannot be said in this protocol is a system error. */
export function sealed(head: gbktcp.RequestHead, message: Result<Uint8Array, gbktcp.Problem>): GbktcpAnswer {
  return message.ok ? message.value : refusal(head, 'EQ0011')
}

export function refusal(head: gbktcp.RequestHead, code: RefusalCode): GbktcpAnswer {
  const message = gbktcp.encodeRefusal(head, gbktcp.codeOf(code))
  return message.ok ? message.value : 'SILENT'
}
