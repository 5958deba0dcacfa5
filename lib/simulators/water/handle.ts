import type { SimCtx } from '../sim-ctx'
import { handleJson } from './json/handle'
import { manageWater } from './manage'
import { handleWxlifepay, type WaterAnswer, type WaterMessage } from './wxlifepay/handle'

/** Below a company's address; the outside server lets only this installation in. */
export const MANAGE_PATH = '/manage'

/** A company answers every protocol that it is spoken to in. Over HTTP the address tells which: wxlifepay has one for all, json one below `/v1/` for each operation. */
export async function handleWater(sim: SimCtx, companyCode: string, { url, ...message }: WaterMessage & { url: string }): Promise<WaterAnswer> {
  if (url === MANAGE_PATH) return manageWater(sim, companyCode, message.body)
  return url === '' ? handleWxlifepay(sim, companyCode, message) : handleJson(sim, companyCode, { path: url, body: message.body })
}
