import { env } from '@/lib/env'
import { httpOutside } from '@/lib/gateways/transports'
import type { Outside } from '@/lib/kernel/outside'

const known = new Map<string, Outside>()

/** The way out of a world over HTTP; one keep-alive agent a world and process. */
export function outsideOf(world: string): Outside {
  const found = known.get(world) ?? httpOutside({ outsideUrl: `http://127.0.0.1:${env.outsidePort}`, world })
  known.set(world, found)
  return found
}
