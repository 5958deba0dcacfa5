import type { WaterProtocol } from '@/lib/gateways/water'
import type { Text } from './evidence'
import type { Trial } from './trial'

/** `needs`: cases that must have passed, or this one proves nothing. `onlyFor` and `why`: the protocols that have such a thing at all, and what to say to the others. */
export type Case = {
  title: Text
  proves: Text
  onlyFor?: { protocols: readonly WaterProtocol[]; why: Text }
  /** Where the company has no number for it; a case that may not be skipped fails instead. */
  maySkip: boolean
  /** Tried only where our own operations are asked for. */
  isExtension?: boolean
  needs: readonly string[]
  run(trial: Trial): Promise<void>
}
