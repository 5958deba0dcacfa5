import type { SimCtx } from '../sim-ctx'
import { handleJson } from './json/handle'
import { handleWxlifepay, type WaterAnswer, type WaterMessage } from './wxlifepay/handle'

/** A company answers every protocol that it is spoken to in. Over HTTP the address tells which: wxlifepay has one for all, json one below `/v1/` for each operation. */
export async function handleWater(sim: SimCtx, companyCode: string, { url, ...message }: WaterMessage & { url: string }): Promise<WaterAnswer> {
  return url === '' ? handleWxlifepay(sim, companyCode, message) : handleJson(sim, companyCode, { path: url, body: message.body })
}
