/** What a company does with a question that is understood and is the platform's, whatever protocol it came in. */
import { BOOKINGS, type Asked, type QuestionOf, type RefusalCode, type SaidOf, type WaterOperation } from '@/lib/gateways/water'
import { err, type Result } from '@/lib/kernel/result'
import { closedAt } from '@/lib/kernel/service-window'
import type { SimCtx } from '../sim-ctx'
import { openDesk, type Desk, type Known } from './desk'
import { catchUpNights } from './night-run'
import { strike } from './strike'
import { VERBS } from './verbs'
import type { Verb } from './verbs/verb'

/** SILENT: no answer is to come, whether or not it was done. */
export type Said<O extends WaterOperation> = Result<SaidOf<O>, RefusalCode> | 'SILENT'

/** What a company with a planted fault does instead (./faulty). */
export type Plant = {
  /** Whose number it takes an unknown one for. */
  instead?(sim: SimCtx, known: Known): Promise<Known>
  act?(desk: Desk, asked: Asked, go: Act): ReturnType<Act>
}
export type Act = (desk: Desk, asked: Asked) => Promise<Result<SaidOf<WaterOperation>, RefusalCode>>

/** Nobody is in here unless a faulty company was asked for by name. */
const plants = new WeakMap<SimCtx, Plant>()

export function plantIn(sim: SimCtx, plant: Plant): SimCtx {
  const planted = { ...sim }
  plants.set(planted, plant)
  return planted
}

/** `found`: the desk as it was opened to check who asks. Refusals: EQ0006 for an unknown number, EQ0007 while it collects by itself, and those of the verb. In maintenance nothing is said. */
export async function serve(sim: SimCtx, found: Known, billKey: string, asked: Asked): Promise<Said<WaterOperation>> {
  const plant = plants.get(sim)
  const known = (await plant?.instead?.(sim, found)) ?? found
  const closed = closedAt(known.company.windows, sim.clock.now())
  if (closed?.kind === 'MAINTENANCE') return 'SILENT'
  if (closed && (asked.operation === 'query' || BOOKINGS.includes(asked.operation))) return err('EQ0007')
  if (!known.customer) return err('EQ0006')
  // A night may have moved what the customer has.
  const present = (await catchUpNights(sim, known.company)) ? ((await openDesk(sim, known.company.code, billKey)) ?? known) : known
  const desk: Desk = { sim, company: present.company, customer: present.customer ?? known.customer }
  const trouble = await strike(desk, asked)
  if (trouble === 'LOSE') return 'SILENT'
  if (trouble && trouble !== 'SAY_NOTHING') return err(trouble)
  const said = await (plant?.act ? plant.act(desk, asked, run) : run(desk, asked))
  return trouble === 'SAY_NOTHING' ? 'SILENT' : said
}

function run<O extends WaterOperation>(desk: Desk, { operation, question }: { operation: O; question: QuestionOf<O> }): ReturnType<Verb<O>> {
  return (VERBS[operation] as Verb<O>)(desk, question) as ReturnType<Verb<O>>
}
