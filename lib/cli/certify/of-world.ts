/** A company of one of our worlds: its settings and numbers are taken from there. Simulated ones answer within this process, no server has to run. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Settings, Text } from '@/lib/certification/engine'
import { companyToCertify, proposeNumbers } from '@/lib/certification/runs'
import { httpOutside, inProcessOutside } from '@/lib/gateways/transports'
import type { Outside } from '@/lib/kernel/outside'
import { NOWHERE } from '@/lib/kernel/outside'
import { err, ok, type Result } from '@/lib/kernel/result'
import { handleGbktcp, handleWater } from '@/lib/simulators/water'
import { FAULT_NAMES, faultyCompany } from '@/lib/simulators/water/faulty'
import { readState, systemCtx, type OpenWorld } from '@/lib/worlds'
import type { Words } from './options'
import { choicesOf, numbersOf } from './settings'

export type OfWorld = { settings: Settings; outside: Outside; now: () => Date }

const SOUND = { http: handleWater, tcp: handleGbktcp }
/** Nobody listens: only real endpoints are reached over the network from here. */
const NO_SERVER = 'http://127.0.0.1:9'

export async function ofWorld(world: OpenWorld, words: Words): Promise<Result<OfWorld, Text>> {
  const ctx = systemCtx(world, await readState(world.db), NOWHERE, 'certify')
  const { endpoint, numberRule } = await companyToCertify(ctx, words.company ?? '')
  const offered = proposeNumbers({ code: endpoint.companyCode, endpoint: endpoint.endpoint, numberRule })
  const numbers = numbersOf(words, { unpaid: offered.unpaid, unknown: offered.unknown, nothingDue: offered.nothingDue || null, other: offered.other || null })
  if (!numbers.unpaid || !numbers.unknown) return err({ zh: '还缺 --unpaid、--unknown：这家公司没有现成的测试户号', en: 'missing: --unpaid, --unknown; this company has no numbers for tests' })
  const fault = FAULT_NAMES.find((name) => name === words.fault)
  if (words.fault !== undefined && !fault) return err({ zh: `--fault 只能是 ${FAULT_NAMES.join(' ')}`, en: `--fault is one of ${FAULT_NAMES.join(' ')}` })
  const company = fault ? faultyCompany(fault, { wait: (ms) => pause(ms) }) : SOUND
  const simCtx = async () => systemCtx(world, await readState(world.db), NOWHERE, 'certify')
  const simulated = inProcessOutside(async (code, message) => company.http(await simCtx(), code, message), async (code, body) => company.tcp(await simCtx(), code, body))
  const outside = endpoint.endpoint.startsWith('sim:') ? simulated : httpOutside({ outsideUrl: NO_SERVER, world: world.ref.name })
  return ok({ settings: { company: endpoint, numbers, ...choicesOf(words) }, outside, now: () => ctx.clock.now() })
}
