/** A database with the demo world's water company, a clock that the test moves, and the platform's gateway to it. */
import { poolDb, type Handle } from '@/lib/db'
import { inProcessOutside } from '@/lib/gateways/transports'
import { gatewayFor, type CompanyEndpoint, type GatewayCall, type WaterGateway, type WaterProtocol } from '@/lib/gateways/water'
import { DAY_MS, SECOND_MS, shanghaiInstant } from '@/lib/kernel/calendar'
import { seededRandom } from '@/lib/kernel/random'
import { systemSecrets } from '@/lib/kernel/secrets'
import type { SimCtx } from '@/lib/simulators/sim-ctx'
import { handleGbktcp, handleWater } from '@/lib/simulators/water'
import { seedSimWater } from '@/prisma/seed/sim-water'
import { demoSm2Pair } from '@/prisma/seed/sm2-pairs'
import { useScratch } from './scratch'

export const BEIJING: CompanyEndpoint = {
  companyCode: 'beijing',
  protocol: 'wxlifepay',
  endpoint: 'sim:beijing',
  companyId: '100000001',
  merchantId: '1900000109',
  signature: 'SHA256',
  signingKey: '0123456789abcdef0123456789abcdef',
  isSandbox: false,
  platformSm2PrivateKey: demoSm2Pair('platform').privateKey,
  companySm2PublicKey: demoSm2Pair('beijing').publicKey,
}

export type RecordedMessage = Parameters<GatewayCall['record']>[0]

export class WaterWorld {
  at = shanghaiInstant(2026, 3, 16, 10)
  readonly recorded: RecordedMessage[] = []
  readonly gateway: WaterGateway
  private messages = 0
  private numbers = 0

  constructor(private readonly handle: Handle, private readonly protocol: WaterProtocol) {
    this.gateway = gatewayFor(protocol)
  }

  get sim(): SimCtx {
    const at = this.at
    return { db: poolDb(this.handle), clock: { now: () => new Date(at), wall: () => new Date(at) }, random: seededRandom('test'), secrets: systemSecrets }
  }

  call(company: Partial<CompanyEndpoint> = {}): GatewayCall {
    return {
      company: { ...BEIJING, protocol: this.protocol, ...company },
      memory: this,
      outside: inProcessOutside((code, message) => handleWater(this.sim, code, message), (code, body) => handleGbktcp(this.sim, code, body)),
      sequence: `${++this.messages}`,
      at: this.at,
      record: async (message) => void this.recorded.push(message),
    }
  }

  /** A new order as the platform would number it. */
  order(billKey: string, payAmountFen: bigint) {
    const serial = `${++this.numbers}`.padStart(10, '0')
    return { billKey, billNo: `2026031600${serial}`, transactionId: `4200${serial}`, payDate: '20260316100000', customerName: '王芳', payAmountFen, attach: '', billMonth: '202602' }
  }

  pass(seconds: number): void {
    this.at = new Date(this.at.getTime() + seconds * SECOND_MS)
  }

  passDays(days: number): void {
    this.at = new Date(this.at.getTime() + days * DAY_MS)
  }

  /** From here on the company's nights pass without new readings and bills, so that old ones can be watched alone. */
  async stopNights(): Promise<void> {
    await this.rows(`UPDATE sim_water.company SET closed_on = '2999-01-01' WHERE code = 'beijing'`)
  }

  async rows<T>(sql: string, values: unknown[] = []): Promise<T[]> {
    return (await this.handle.pool.query(sql, values)).rows as T[]
  }

  /** What is owed in all, and the prepaid balance. */
  async money(billKey: string): Promise<{ dueFen: bigint; balanceFen: bigint }> {
    const profile = await this.gateway.profile(this.call(), { billKey })
    if (!profile.ok) throw new Error(JSON.stringify(profile.error))
    return { dueFen: profile.value.dueFen, balanceFen: profile.value.balanceFen }
  }
}

/** One world a test file. */
export function useWaterWorld(name: string, protocol: WaterProtocol = 'wxlifepay'): () => WaterWorld {
  return useScratch(`water_${name}`, async (handle) => {
    const world = new WaterWorld(handle, protocol)
    await seedSimWater(world.sim)
    return world
  })
}
