import { jsonGateway } from './json/adapter'
import type { WaterGateway, WaterProtocol } from './port'
import { wxlifepayGateway } from './wxlifepay/adapter'

/** Adding a protocol is a folder and a line here. */
const GATEWAYS = { wxlifepay: wxlifepayGateway, json: jsonGateway } satisfies Record<WaterProtocol, WaterGateway>

export function gatewayFor(protocol: WaterProtocol): WaterGateway {
  return GATEWAYS[protocol]
}
