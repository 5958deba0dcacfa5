import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

const MIB = 1024 * 1024
const held = () => process.memoryUsage().arrayBuffers + process.memoryUsage().heapUsed

/** The work of this process alone, in milliseconds: what else the machine does meanwhile is not the work's doing. */
export function cpuMs(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000
}

/**
 * The most memory, in MiB, that one of these works asks for. Each is looked at alone: the garbage of the one before is not its doing, and when it is collected in between
 * the figure only falls.
 */
export function mostMiB(works: (() => void)[]): number {
  return Math.max(...works.map((work) => {
    const before = held()
    work()
    return (held() - before) / MIB
  }))
}

/** Memory in MiB that is still held when the works are done and their garbage is collected. */
export function keptMiB(work: () => void): number {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
  const before = held()
  work()
  collect()
  return (held() - before) / MIB
}
