/** Whatever a case came to: nothing of it stays credited. */
import { text } from './evidence'
import { LimitReached } from './meter'
import type { Order, Sent } from './orders'
import { Run } from './run-state'
import type { Limits, Settings, Surroundings } from './settings'
import { Trial } from './trial'

/** Also what the company refused is asked about. False: the limits were reached meanwhile. */
export async function takeBack(trial: Trial): Promise<boolean> {
  const { run, sent } = trial
  const state = { isInTime: true, isEnd: false }
  await trial.close(text('收尾：本例入账的全部冲正', 'in closing: everything credited here is reversed'), async () => {
    const before = run.left.length
    for (const one of sent) if (state.isEnd || !(await isGoneInTime(trial, one, state))) run.left.push(one.order.billNo)
    return run.left.length === before
  })
  return state.isInTime
}

/** When the limits are reached there is some room, once; when that is used up too, nothing more is sent. */
async function isGoneInTime(trial: Trial, one: Sent, state: { isInTime: boolean; isEnd: boolean }): Promise<boolean> {
  try {
    return (await undo(trial, one)) !== 'LEFT'
  } catch (error) {
    if (!(error instanceof LimitReached)) throw error
    state.isEnd = !state.isInTime
    state.isInTime = false
    trial.run.makeRoom()
    return !state.isEnd && isGoneInTime(trial, one, state)
  }
}

const NOBODYS = ['EQ0006', 'EQ0004']

/** NOTHING was credited, as far as the company says. */
type Outcome = 'NOTHING' | 'REVERSED' | 'LEFT'

/** A yes to the order is believed above all that is said later. Under a number that is not the order's own, only a yes is there to be taken back: a company may well refuse to reverse what it has under the right one. */
async function undo(trial: Trial, { order, isCredited, isAstray }: Sent): Promise<Outcome> {
  if (!isCredited) {
    const said = await trial.confirm(order)
    const isNobodys = !said.ok && said.error.kind === 'REFUSED' && (isAstray || NOBODYS.includes(said.error.code))
    if (said.ok && said.value.state === 'REVERSED') return 'REVERSED'
    if (said.ok ? said.value.state === 'NOT_FOUND' : isNobodys) return 'NOTHING'
  }
  return (await trial.refund(order)).ok ? 'REVERSED' : 'LEFT'
}

/** More orders than any one case makes. */
const MOST_ORDERS = 12
/** For asking about each under every number, and reversing it; a company that answers nothing is not waited for much longer. */
const AFTERWARDS: Limits = { messages: 100, wallMs: 120_000 }

/**
 * After a run that somebody's death has ended: whatever it may have credited after its last case is reversed, under whichever number it may have been sent. One that
 * cannot be does not keep the others. False: something may be left.
 */
export async function takeBackAfter(settings: Settings, around: Surroundings, orders: number): Promise<boolean> {
  const run = new Run({ ...settings, limits: AFTERWARDS }, around)
  run.numbering.begunWith = orders
  const trial = new Trial(run)
  const { unpaid, other, unknown } = settings.numbers
  const all = Array.from({ length: MOST_ORDERS }, () => trial.order(unpaid, settings.amountFen))
  try {
    const gone: boolean[] = []
    for (const order of all) gone.push(await isGoneEverywhere(trial, order, [unknown, ...(other ? [other] : [])]))
    return gone.every(Boolean)
  } catch (error) {
    if (!(error instanceof LimitReached)) throw error
    return false
  }
}

/** What cannot be reversed under the usual number may be known under another one alone. */
async function isGoneEverywhere(trial: Trial, order: Order, others: readonly string[]): Promise<boolean> {
  const own = await undo(trial, trial.sentTo(order.billKey, order))
  const astray: Outcome[] = []
  for (const billKey of others) astray.push(await undo(trial, trial.sentTo(billKey, order)))
  return !astray.includes('LEFT') && (own !== 'LEFT' || astray.includes('REVERSED'))
}
