/** Everything that /api/worlds does (rules Q1, Q2, Q4, Q6). */
import { bindWithoutCode, changeClockMode, moveClock, readBooks, readClock, readInbox, readPaymentPath, stateHash } from '@/lib/qa'
import {
  createWorld, deleteSnapshot, deleteWorld, forkWorld, listSnapshots, listTemplates, listWorlds, resetWorld, restoreSnapshot, takeSnapshot, templateOf, withWorld,
} from '@/lib/worlds'
import { DomainError } from '@/lib/kernel/errors'
import { logProblem } from '../log'
import { DEFAULT_WORLD } from '../world-name'
import { inWorld } from './in-world'
import { operation, type Operation } from './operation'
import * as shapes from './shapes'
import { madeUpName, toWorldDto, worldDto } from './world-dto'

const LIFE: Operation[] = [
  operation({
    id: 'listWorlds', method: 'GET', path: '', summary: 'Worlds by name, paged by key', query: shapes.ListQuery, status: 200, answer: shapes.Worlds, errors: [],
    run: async ({ query: { after, limit } }) => {
      const worlds = await listWorlds({ after, limit: limit + 1 })
      return { worlds: worlds.slice(0, limit).map(toWorldDto), next: worlds.length > limit ? worlds[limit - 1]?.name : null }
    },
  }),
  operation({
    id: 'createWorld', method: 'POST', path: '', summary: 'A new world as a copy of a preset', body: shapes.CreateInput, status: 201, answer: shapes.World, errors: ['PRESET_NOT_FOUND', 'WORLD_EXISTS', 'WORLD_LIMIT'],
    run: async ({ body: { name = madeUpName(), preset, startsAt, clock, ...options } }) => {
      await createWorld(name, await templateOf(preset), { ...options, startsMode: clock, startsAt: startsAt ? new Date(startsAt) : undefined })
      return worldDto(name)
    },
  }),
  operation({ id: 'readWorld', method: 'GET', path: '/{world}', summary: 'One world', params: shapes.WorldPath, status: 200, answer: shapes.World, errors: ['WORLD_NOT_FOUND'], run: ({ params }) => worldDto(params.world) }),
  operation({
    id: 'deleteWorld', method: 'DELETE', path: '/{world}', summary: 'Ends a world, with its snapshots', params: shapes.WorldPath, status: 204, errors: ['WORLD_NOT_FOUND', 'WORLD_BUSY', 'WORLD_STAYS'],
    run: async ({ params }) => {
      if (params.world === DEFAULT_WORLD) throw new DomainError('WORLD_STAYS')
      await deleteWorld(params.world)
    },
  }),
  operation({
    id: 'forkWorld', method: 'POST', path: '/{world}/fork', summary: 'A new world that is as this one is now', params: shapes.WorldPath, body: shapes.ForkInput, status: 201, answer: shapes.World,
    errors: ['WORLD_NOT_FOUND', 'WORLD_EXISTS', 'WORLD_LIMIT', 'WORLD_BUSY'],
    run: async ({ params, body: { name = madeUpName(), keepMinutes } }) => {
      await forkWorld(params.world, name, keepMinutes)
      return worldDto(name)
    },
  }),
  operation({
    id: 'resetWorld', method: 'POST', path: '/{world}/reset', summary: 'Back to the beginning; who was signed in is not any more', params: shapes.WorldPath, status: 200, answer: shapes.World,
    errors: ['WORLD_NOT_FOUND', 'WORLD_BUSY'],
    run: async ({ params }) => {
      await resetWorld(params.world)
      return worldDto(params.world)
    },
  }),
]

const SNAPSHOTS: Operation[] = [
  operation({
    id: 'listSnapshots', method: 'GET', path: '/{world}/snapshots', summary: 'Snapshots, oldest first', params: shapes.WorldPath, status: 200, answer: shapes.Snapshots, errors: ['WORLD_NOT_FOUND'],
    run: async ({ params }) => {
      await worldDto(params.world)
      return { snapshots: await listSnapshots(params.world) }
    },
  }),
  operation({
    id: 'takeSnapshot', method: 'POST', path: '/{world}/snapshots', summary: 'Keeps the world as it is now', params: shapes.WorldPath, body: shapes.SnapshotInput, status: 201, answer: shapes.Snapshot,
    errors: ['WORLD_NOT_FOUND', 'SNAPSHOT_LIMIT', 'WORLD_BUSY'], run: ({ params, body }) => takeSnapshot(params.world, body.label),
  }),
  operation({
    id: 'restoreSnapshot', method: 'POST', path: '/{world}/snapshots/{snapshot}/restore', summary: 'Back to a snapshot; who was signed in is not any more', params: shapes.SnapshotPath, status: 200, answer: shapes.World,
    errors: ['WORLD_NOT_FOUND', 'SNAPSHOT_NOT_FOUND', 'WORLD_BUSY'],
    run: async ({ params }) => {
      await restoreSnapshot(params.world, params.snapshot)
      return worldDto(params.world)
    },
  }),
  operation({
    id: 'deleteSnapshot', method: 'DELETE', path: '/{world}/snapshots/{snapshot}', summary: 'Forgets a snapshot', params: shapes.SnapshotPath, status: 204, errors: ['SNAPSHOT_NOT_FOUND'],
    run: ({ params }) => deleteSnapshot(params.world, params.snapshot),
  }),
]

const INSIDE: Operation[] = [
  operation({ id: 'readClock', method: 'GET', path: '/{world}/clock', summary: 'What time it is there', params: shapes.WorldPath, status: 200, answer: shapes.Clock, errors: ['WORLD_NOT_FOUND'], run: ({ params }) => inWorld(params.world, ({ ctx }) => readClock(ctx)) }),
  operation({
    id: 'changeClockMode', method: 'PUT', path: '/{world}/clock', summary: 'Real, accelerated or manual from the present on', params: shapes.WorldPath, body: shapes.ModeInput, status: 200, answer: shapes.Clock, errors: ['WORLD_NOT_FOUND', 'CLOCK_RANGE'],
    run: ({ params, body }) =>
      inWorld(params.world, async ({ ctx, renew }) => {
        await changeClockMode({ ctx, input: body })
        return readClock(await renew())
      }),
  }),
  operation({
    id: 'advanceClock', method: 'POST', path: '/{world}/clock/advance', summary: 'Moves the clock forward, runs what falls due, and answers when the world is quiet', params: shapes.WorldPath, body: shapes.AdvanceInput, status: 200, answer: shapes.Advanced,
    errors: ['WORLD_NOT_FOUND', 'CLOCK_BACKWARDS', 'CLOCK_RANGE'],
    run: ({ params, body }) => inWorld(params.world, ({ ctx, world }) => moveClock({ ctx, input: body }, world, (job, error) => logProblem('job failed', { world: world.ref.name, kind: job.kind, key: job.key }, error))),
  }),
  operation({
    id: 'readInbox', method: 'GET', path: '/{world}/inbox', summary: 'Text messages and notices, newest first', params: shapes.WorldPath, query: shapes.InboxQuery, status: 200, answer: shapes.Inbox, errors: ['WORLD_NOT_FOUND'],
    run: ({ params, query }) => inWorld(params.world, async ({ ctx }) => ({ items: await readInbox(ctx, query.limit) })),
  }),
  operation({
    id: 'readLastPayment', method: 'GET', path: '/{world}/payments/latest', summary: 'The path of the payment agreed to last: states, raw messages, journals', params: shapes.WorldPath, status: 200, answer: shapes.Path, errors: ['WORLD_NOT_FOUND'],
    run: ({ params }) => inWorld(params.world, async ({ ctx }) => ({ path: await readPaymentPath(ctx, null) })),
  }),
  operation({
    id: 'readBooks', method: 'GET', path: '/{world}/books', summary: 'Ledger balances, payments, and the companies’ own books beside them', params: shapes.WorldPath, status: 200, answer: shapes.Books, errors: ['WORLD_NOT_FOUND'],
    run: ({ params }) => inWorld(params.world, ({ ctx }) => readBooks(ctx)),
  }),
  operation({
    id: 'bindWithoutCode', method: 'POST', path: '/{world}/accounts', summary: 'Binds a 户号 to a resident without a code, for tests that begin after it', params: shapes.WorldPath, body: shapes.BindInput, status: 200, answer: shapes.Bound,
    errors: ['WORLD_NOT_FOUND', 'NOT_FOUND', 'ACCOUNT_LIMIT', 'COMPANY_REFUSED'], run: ({ params, body }) => inWorld(params.world, ({ ctx }) => bindWithoutCode({ ctx, input: body })),
  }),
  operation({
    id: 'readStateHash', method: 'GET', path: '/{world}/state-hash', summary: 'The same for two worlds that hold the same', params: shapes.WorldPath, status: 200, answer: shapes.StateHash, errors: ['WORLD_NOT_FOUND'],
    run: ({ params }) => withWorld(params.world, stateHash),
  }),
]

export const OPERATIONS: readonly Operation[] = [...LIFE, ...SNAPSHOTS, ...INSIDE]

/** Not below one world, so it has an address of its own: /api/presets. */
export const PRESET_LIST = operation({
  id: 'listPresets', method: 'GET', path: '/presets', summary: 'What worlds are copied from', status: 200, answer: shapes.Presets, errors: [],
  run: async () => ({ presets: (await listTemplates()).map(({ preset, startsAt }) => ({ preset, startsAt })) }),
})
