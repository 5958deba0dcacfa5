/** A company to certify, in this process: its settings, and a stopwatch that only the company's own slowness moves. */
import { AMOUNT_FEN, certify, LIMITS, PATIENCE_MS, type Report, type Settings, type TestNumbers } from '@/lib/certification/engine'
import { inProcessOutside } from '@/lib/gateways/transports'
import type { WaterProtocol } from '@/lib/gateways/water'
import type { Outside } from '@/lib/kernel/outside'
import { systemSecrets } from '@/lib/kernel/secrets'
import { handleGbktcp, handleWater } from '@/lib/simulators/water'
import { BEIJING, useWaterWorld, type WaterWorld } from '../simulators/harness'

/** Of a hundred bytes in GB 18030: four characters of four bytes, and forty-two of two. */
export const RARE_NAME = `𠮷㛃𠮷㛃${'王'.repeat(42)}`
export const NUMBERS: TestNumbers = { unpaid: '0100000002', nothingDue: '0100000003', unknown: '0199999999', other: '0100000004', rare: { billKey: '0100000001', name: RARE_NAME } }

export function settingsOf(protocol: WaterProtocol, more: Partial<Settings> = {}): Settings {
  return { company: { ...BEIJING, protocol }, numbers: NUMBERS, amountFen: AMOUNT_FEN, patienceMs: PATIENCE_MS, extensions: true, idTail: null, mayLeaveCredited: false, limits: LIMITS, ...more }
}

export type Stopwatch = { ms: number }

/** One world for a file, with somebody of a rare name in it. */
export function useCertified(name: string): () => WaterWorld {
  const world = useWaterWorld(name)
  return world
}

export async function nameRare(world: WaterWorld): Promise<void> {
  await world.rows(`UPDATE sim_water.customer SET holder_name = $1 WHERE bill_key = '0100000001'`, [RARE_NAME])
}

export const inProcess = (world: WaterWorld): Outside => inProcessOutside((code, message) => handleWater(world.sim, code, message), (code, body) => handleGbktcp(world.sim, code, body))

export function certifyWith(world: WaterWorld, settings: Settings, outside: Outside, stopwatch: Stopwatch = { ms: 0 }): Promise<Report> {
  return certify(settings, { outside, now: () => world.at, elapsedMs: () => stopwatch.ms, runNo: systemSecrets.code(10) })
}

/** What did not pass, with the step that failed. */
export const failedIn = (report: Report): string[] => report.cases.filter(({ verdict }) => verdict === 'FAILED').map(({ id }) => id)
