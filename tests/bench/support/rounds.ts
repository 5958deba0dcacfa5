/** Interleaved rounds and medians: machines are noisy, so both sides of a comparison share the noise. */
import { elapsedMs } from '@/lib/kernel/clock'

export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2
}

export function percentile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0
}

export type RoundResult = { perSecond: number; latenciesMs: number[] }

/** `clients` loops of `once` side by side for `durationMs`; each call's time is kept. */
export async function runClients(clients: number, durationMs: number, once: (client: number) => Promise<void>): Promise<RoundResult> {
  const latenciesMs: number[] = []
  const begin = elapsedMs()
  const loop = async (client: number) => {
    while (elapsedMs() - begin < durationMs) {
      const start = elapsedMs()
      await once(client)
      latenciesMs.push(elapsedMs() - start)
    }
  }
  await Promise.all(Array.from({ length: clients }, (_, client) => loop(client)))
  return { perSecond: (latenciesMs.length * 1000) / (elapsedMs() - begin), latenciesMs }
}

/** `clients` loops side by side that take one after another until none is left; each call's time is kept. */
export async function runThrough<T>(clients: number, all: readonly T[], once: (one: T) => Promise<void>): Promise<RoundResult> {
  const [open, latenciesMs, begin] = [[...all].reverse(), [] as number[], elapsedMs()]
  const loop = async () => {
    for (let one = open.pop(); one !== undefined; one = open.pop()) {
      const start = elapsedMs()
      await once(one)
      latenciesMs.push(elapsedMs() - start)
    }
  }
  await Promise.all(Array.from({ length: clients }, loop))
  return { perSecond: (latenciesMs.length * 1000) / (elapsedMs() - begin), latenciesMs }
}

export const round = (value: number, digits = 2): number => Number(value.toFixed(digits))
