/** What the API of worlds takes and gives. From these the OpenAPI description is made, so it is true. */
import { z } from 'zod'
import { Id } from '@/lib/kernel/input'
import { BindWithoutCodeInput, MOVES } from '@/lib/qa'
import { MAX_KEEP_MINUTES, MAX_WORLDS, WORLD_NAME } from '@/lib/worlds'

const Instant = z.iso.datetime({ offset: true })
/** Of the years in which there are tariffs and taxes. */
const WorldInstant = Instant.refine((text) => /^20\d\d-/.test(text), '2000–2099')
const Line = z.string().regex(/^\P{Cc}*$/u)
const Fen = z.string().regex(/^-?\d+$/).describe('An amount in fen, as text')

export const WorldName = z.string().regex(WORLD_NAME).describe('Small letters, figures and dashes; also the host: <name>.localhost')
const Preset = z.string().regex(/^[a-z-]{1,40}$/).describe('demo: two years of history; empty: companies and prices, nobody in it; family: three generations over three cities; many-accounts: a resident with fifteen')
const KeepMinutes = z.number().int().min(1).max(MAX_KEEP_MINUTES).nullable().describe('Goes when nobody has used it for so long; null: stays')

export const WorldPath = z.object({ world: WorldName })
export const SnapshotPath = WorldPath.extend({ snapshot: Id })
export const ListQuery = z.object({ after: Line.max(40).optional().describe('Last name of the page before'), limit: z.coerce.number().int().min(1).max(MAX_WORLDS).default(50) })
export const InboxQuery = z.object({ limit: z.coerce.number().int().min(1).max(200).default(20) })

export const CreateInput = z.strictObject({
  name: WorldName.optional().describe('Made up when not given'),
  preset: Preset.default('demo'),
  seed: Line.min(1).max(100).optional().describe('What chance and identifiers are drawn from'),
  startsAt: WorldInstant.optional(),
  clock: z.enum(['MANUAL', 'REAL']).default('MANUAL').describe('Whether its clock runs from the start'),
  keepMinutes: KeepMinutes.optional(),
  openDoors: z.boolean().optional().describe('Whether anybody comes in with one tap; as the preset has it when not given'),
})
export const ForkInput = z.strictObject({ name: WorldName.optional(), keepMinutes: KeepMinutes.optional() })
export const SnapshotInput = z.strictObject({ label: Line.max(100).default('') })
export const ModeInput = z.strictObject({ mode: z.enum(['REAL', 'ACCELERATED', 'MANUAL']), rate: z.number().int().min(1).max(100_000).optional().describe('World seconds a second, for ACCELERATED') })
export const AdvanceInput = z.union([
  z.strictObject({ by: z.enum(Object.keys(MOVES) as [keyof typeof MOVES]) }),
  z.strictObject({ bySeconds: z.number().int().min(0).describe('0: only runs what is due') }),
  z.strictObject({ to: Instant }),
  z.strictObject({ toNextDue: z.literal(true) }),
])

export const World = z.object({
  name: WorldName,
  preset: Preset,
  parent: WorldName.nullable().describe('The world it was forked from'),
  url: z.url(),
  seed: z.string(),
  startsAt: Instant,
  madeAt: Instant.describe('On the machine’s clock'),
  expiresAt: Instant.nullable(),
})
export const Worlds = z.object({ worlds: z.array(World), next: z.string().nullable().describe('after of the next page') })
export const Snapshot = z.object({ id: Id, world: WorldName, label: z.string(), madeAt: Instant })
export const Snapshots = z.object({ snapshots: z.array(Snapshot) })
export const Clock = z.object({ now: Instant, mode: z.enum(['REAL', 'ACCELERATED', 'MANUAL']), rate: z.number().int(), nextDue: Instant.nullable().describe('When the next job falls due') })
export const Advanced = z.object({ now: Instant, ran: z.number().int().describe('Jobs that were run on the way') })
export const Inbox = z.object({
  items: z.array(
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('SMS'), id: z.string(), at: Instant, to: z.string(), sender: z.string(), body: z.string() }),
      z.object({ kind: z.literal('NOTICE'), id: z.string(), at: Instant, to: z.string(), notice: z.string(), params: z.record(z.string(), z.string()), subjectId: z.string() }),
    ]),
  ),
})
export const StateHash = z.object({ hash: z.string().regex(/^[0-9a-f]{64}$/), tables: z.record(z.string(), z.string()).describe('Hash of each table, to see which differs') })
export const Presets = z.object({ presets: z.array(z.object({ preset: Preset, startsAt: Instant })) })
const Step = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('STATE'), at: Instant, from: z.string(), to: z.string(), reason: z.string() }),
  z.object({ kind: z.literal('WIRE'), at: Instant, party: z.string(), operation: z.string(), outcome: z.string(), request: z.string(), response: z.string().nullable() }),
  z.object({ kind: z.literal('JOURNAL'), at: Instant, name: z.string(), postings: z.array(z.object({ account: z.string(), amountFen: Fen })) }),
])
export const Path = z.object({ path: z.object({ paymentId: Id, state: z.string(), amountFen: Fen, billKey: z.string(), steps: z.array(Step) }).nullable() })
export const BindInput = BindWithoutCodeInput
export const Bound = z.object({ waterAccountId: Id })
export const Books = z.object({
  balances: z.array(z.object({ account: z.string(), amountFen: Fen })).describe('Of the ledger, credit positive'),
  payments: z.array(z.object({ id: Id, billKey: z.string(), state: z.string(), amountFen: Fen, resident: z.string() })).describe('Oldest first; CREATED and CLOSED ones were never agreed to'),
  orders: z.array(z.object({ companyCode: z.string(), billKey: z.string(), billNo: z.string(), amountFen: Fen, state: z.number().int() })).describe('On the companies’ own books; state 2 credited, 9 reversed'),
  settlements: z.array(z.object({ companyCode: z.string(), day: z.string(), state: z.string(), grossFen: Fen })).describe('What the companies have been paid, or are being paid, for a working day; before fees'),
  residents: z.array(z.object({ id: Id, nickname: z.string() })),
  bindings: z.array(z.object({ id: Id, billKey: z.string(), state: z.string() })),
  accounts: z.array(z.object({ id: Id, resident: z.string(), companyCode: z.string(), billKey: z.string(), alias: z.string() })),
})
export const Problem = z.object({ code: z.string(), message: z.string(), requestId: z.string().optional() })
