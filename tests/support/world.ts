/** A world for each test file, on real PostgreSQL, gone afterwards. */
import { afterAll, beforeAll } from 'vitest'
import type { Actor, Ctx } from '@/lib/db'
import { systemSecrets } from '@/lib/kernel/secrets'
import { runDue, advance } from '@/lib/jobs'
import { closeControl, type OpenWorld } from '@/lib/worlds'
import { inProcessCtx, type PRESETS } from '@/prisma/seed'
import { RESIDENTS } from '@/prisma/seed/people'
import { makeWorld, unmakeWorld } from './open-world'

export type TestWorld = {
  name: string
  world: OpenWorld
  /** As the system (jobs, seeds). */
  system(): Promise<Ctx>
  as(actor: Actor): Promise<Ctx>
  /** As one of the demo world's residents. */
  resident(nickname?: (typeof RESIDENTS)[number]['nickname']): Promise<Ctx>
  runDue(): Promise<number>
  advance(ms: number): Promise<{ now: Date; ran: number }>
  jobErrors: string[]
}

export function useWorld(preset: keyof typeof PRESETS = 'demo'): TestWorld {
  const test = { jobErrors: [] } as unknown as TestWorld
  beforeAll(async () => Object.assign(test, await openTestWorld(preset, test.jobErrors)))
  afterAll(async () => {
    await closeTestWorld(test)
    await closeControl()
  })
  return test
}

/** A world for one run of a model, gone after it. */
export async function inWorld<T>(preset: keyof typeof PRESETS, work: (world: TestWorld) => Promise<T>): Promise<T> {
  const world = await openTestWorld(preset, [])
  try {
    return await work(world)
  } finally {
    await closeTestWorld(world)
  }
}

async function closeTestWorld({ world, name }: TestWorld): Promise<void> {
  await world.handle.close()
  await unmakeWorld(name)
}

async function openTestWorld(preset: keyof typeof PRESETS, jobErrors: string[]): Promise<TestWorld> {
  const name = `t-${systemSecrets.token(6).toLowerCase().replace(/[^a-z0-9]/g, '0')}`
  return holdWorld(name, await makeWorld(name, preset), jobErrors)
}

/** What a test needs of a world that is open already. */
export function holdWorld(name: string, world: OpenWorld, jobErrors: string[] = []): TestWorld {
  const onError = (job: { kind: string }, error: unknown) => void jobErrors.push(`${job.kind}: ${String(error)}`)
  const as = (actor: Actor) => inProcessCtx(world, actor)
  const system = () => as({ kind: 'SYSTEM' })
  return {
    name,
    world,
    system,
    as,
    resident: async (nickname = '王女士') => {
      const person = RESIDENTS.find((known) => known.nickname === nickname)
      const user = await world.db.prisma.user.findUniqueOrThrow({ where: { wechatOpenid: person?.openid ?? '' } })
      return as({ kind: 'USER', userId: user.id, role: 'RESIDENT', sessionId: 'test' })
    },
    runDue: async () => runDue(world, (await system()).outside, onError),
    advance: async (ms) => {
      const ctx = await system()
      return advance(world, ctx.outside, new Date(ctx.clock.now().getTime() + ms), onError)
    },
    jobErrors,
  }
}
