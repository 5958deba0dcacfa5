import type { WaterProtocol } from '@/lib/gateways/water'
import type { SimCtx } from '../../sim-ctx'
import type { Plant } from '../serve'
import type { WaterAnswer, WaterMessage } from '../wxlifepay/handle'

/** A company as bytes go in and out of it. */
export type Front = {
  http(sim: SimCtx, companyCode: string, message: WaterMessage & { url: string }): Promise<WaterAnswer>
  tcp(sim: SimCtx, companyCode: string, body: Uint8Array): Promise<Uint8Array | 'SILENT'>
}

/** What a fault needs of whoever runs it: how time is let pass. */
export type Means = { wait(ms: number): Promise<void> }

/** `plant` and `front` make the fault anew for each company, which has a memory of its own. */
export type Fault = {
  zh: string
  en: string
  protocols: readonly WaterProtocol[]
  plant?(means: Means): Plant
  front?(next: Front, means: Means): Partial<Front>
}
