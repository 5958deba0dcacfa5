import { gbktcpGateway } from './gbktcp/adapter'
import { gbktcpReconciler } from './gbktcp/reconcile'
import { jsonGateway } from './json/adapter'
import type { Reconciler, WaterGateway, WaterProtocol } from './port'
import { wxlifepayGateway } from './wxlifepay/adapter'

/** Adding a protocol is a folder and a line here. */
const GATEWAYS = { wxlifepay: wxlifepayGateway, json: jsonGateway, 'gbk-tcp': gbktcpGateway } satisfies Record<WaterProtocol, WaterGateway>
/** Protocols in which a day's file is sent. */
const RECONCILERS: Partial<Record<WaterProtocol, Reconciler>> = { 'gbk-tcp': gbktcpReconciler }

export function gatewayFor(protocol: WaterProtocol): WaterGateway {
  return GATEWAYS[protocol]
}

export const reconcilerFor = (protocol: WaterProtocol): Reconciler | null => RECONCILERS[protocol] ?? null
