/** Simulated companies with one fault each, to see that a certification finds it. Nobody meets one who has not asked for it by name. */
import { handleGbktcp } from '../gbktcp/handle'
import { handleWater } from '../handle'
import { plantIn } from '../serve'
import { BOOKING_FAULTS } from './booking-faults'
import type { Front, Fault, Means } from './fault'
import { LINE_FAULTS } from './line-faults'
import { TELLING_FAULTS } from './telling-faults'

export type { Front, Fault, Means } from './fault'

export { LINE_FAULTS }
export const FAULTS = { ...BOOKING_FAULTS, ...TELLING_FAULTS, ...LINE_FAULTS } as const satisfies Record<string, Fault>
export type FaultName = keyof typeof FAULTS
export const FAULT_NAMES = Object.keys(FAULTS) as FaultName[]

const SOUND: Front = { http: handleWater, tcp: handleGbktcp }

/** A company with this fault and a memory of its own. */
export function faultyCompany(name: FaultName, means: Means): Front {
  const fault: Fault = FAULTS[name]
  const plant = fault.plant?.(means)
  const planted: Front = plant ? { http: (sim, ...rest) => SOUND.http(plantIn(sim, plant), ...rest), tcp: (sim, ...rest) => SOUND.tcp(plantIn(sim, plant), ...rest) } : SOUND
  return { ...planted, ...fault.front?.(planted, means) }
}
