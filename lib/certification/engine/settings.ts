import type { CompanyEndpoint } from '@/lib/gateways/water'
import type { Outside } from '@/lib/kernel/outside'
import { MINUTE_MS, SECOND_MS } from '@/lib/kernel/calendar'

/** Numbers that the company has for tests. `unpaid` owes something; null: it has none such, and what needs one is skipped. */
export type TestNumbers = {
  unpaid: string
  nothingDue: string | null
  unknown: string
  /** Another number it knows, for questions that must not be mixed up. */
  other: string | null
  /** A number whose holder has a long name of rare characters, with that name. */
  rare: { billKey: string; name: string } | null
}

export type Settings = {
  company: CompanyEndpoint
  numbers: TestNumbers
  /** What is credited each time; less when the number owes less than twice as much. */
  amountFen: bigint
  /** Longer answers fail; a message is given up after three times as long. */
  patienceMs: number
  /** Our own SIM… operations are tried too. */
  extensions: boolean
  /** Last four of the ID card of the holder of `unpaid`; tried with `extensions` only. */
  idTail: string | null
  /** What could not be taken back is a warning, not a failure. */
  mayLeaveCredited: boolean
  limits: Limits
}

/** Nobody is hammered: so many messages, and so long in all (wall clock). */
export type Limits = { messages: number; wallMs: number }
export const LIMITS: Limits = { messages: 600, wallMs: 10 * MINUTE_MS }
export const PATIENCE_MS = 5 * SECOND_MS
/** Slower than a resident likes. */
export const SLOW_MS = 2 * SECOND_MS
export const AMOUNT_FEN = 100n

/** What a run needs of the world around it, and nothing else: no database. `elapsedMs`: a stopwatch. */
export type Surroundings = {
  outside: Outside
  /** The company's time. */
  now(): Date
  elapsedMs(): number
  /** Ten figures that no other run has. */
  runNo: string
  /** Whoever waits for it may stop it: what was credited is taken back all the same. */
  signal?: AbortSignal
}
