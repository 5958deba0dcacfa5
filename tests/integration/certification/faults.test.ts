/** Every faulty company fails on the cases that are about its fault, and on no other. */
import { beforeAll, describe, expect, it } from 'vitest'
import type { CaseId } from '@/lib/certification/engine'
import { inProcessOutside } from '@/lib/gateways/transports'
import type { WaterProtocol } from '@/lib/gateways/water'
import { FAULT_NAMES, FAULTS, faultyCompany, LINE_FAULTS, type Fault, type FaultName } from '@/lib/simulators/water/faulty'
import { certifyWith, failedIn, nameRare, settingsOf, useCertified, type Stopwatch } from './bench'

/** Faults in what json alone has, or has differently. */
const OF_JSON: readonly FaultName[] = ['IGNORES_SIGNATURE', 'FORGETS_COUNTERS', 'BAD_ANSWER_SIGNATURE']

const FAILS: Record<FaultName, readonly CaseId[]> = {
  CREDITS_TWICE: ['duplicate'],
  CREDITS_BOTH_AT_ONCE: ['concurrency'],
  REFUSES_REPEATS: ['duplicate'],
  IGNORES_OTHER_AMOUNT: ['reused'],
  LOSES_CREDITS: ['credit'],
  CONFIRMS_UNKNOWN: ['confirm'],
  KEEPS_THE_MONEY: ['reversal', 'restored'],
  FORGETS_EARLY_REVERSALS: ['reversal-first'],
  ACCEPTS_ZERO: ['limits'],
  OVERFLOWS: ['limits'],
  YUAN_FOR_FEN: ['amounts'],
  PAGES_OFF_BY_ONE: ['paging'],
  ONE_AT_A_TIME: ['concurrency'],
  OTHERS_DATA: ['unknown'],
  CUTS_NAMES: ['encoding'],
  LOSES_RARE_CHARACTERS: ['encoding'],
  SLOW: ['speed'],
  SLUGGISH: [],
  IGNORES_SIGNATURE: ['signature'],
  FORGETS_COUNTERS: ['replay'],
  ACCEPTS_ANY_INSTITUTION: ['institution'],
  WRONG_SEQUENCE: ['line'],
  BAD_ANSWER_SIGNATURE: ['line'],
  CUTS_CHARACTERS: ['encoding'],
  WRONG_SUM: ['query'],
  SAYS_ALL_AGREES: ['reconcile'],
  HANGS_ON_TRUNCATED: ['rubbish'],
  DIES_OF_ENDLESS: ['endless'],
  EXPANDS_ENTITIES: ['entities'],
}

/** How messages are read and written differs between protocols, what is booked does not: that is tried in one of them, in turn. json, whose keys cost most, only where the fault is its own. */
const MATRIX = FAULT_NAMES.flatMap((name, n): [FaultName, WaterProtocol][] => {
  const { protocols }: Fault = FAULTS[name]
  const cheap = protocols.filter((one) => one !== 'json')
  if (name in LINE_FAULTS) return (OF_JSON.includes(name) ? protocols : cheap).map((protocol) => [name, protocol])
  return [[name, cheap[n % cheap.length] ?? 'json']]
})

const world = useCertified('faulty')
beforeAll(() => nameRare(world()))

/** Those who wait at once wait together. */
const letPass = (stopwatch: Stopwatch) => async (ms: number) => {
  const until = stopwatch.ms + ms
  await new Promise((next) => setImmediate(next))
  stopwatch.ms = Math.max(stopwatch.ms, until)
}

async function certifyFaulty(name: FaultName, protocol: WaterProtocol) {
  const stopwatch = { ms: 0 }
  const company = faultyCompany(name, { wait: letPass(stopwatch) })
  const outside = inProcessOutside((code, message) => company.http(world().sim, code, message), (code, body) => company.tcp(world().sim, code, body))
  return certifyWith(world(), settingsOf(protocol, { extensions: false, limits: { messages: 600, wallMs: 10_000_000 } }), outside, stopwatch)
}

describe('a company with one fault', () => {
  it.each(MATRIX)('%s over %s', async (name, protocol) => {
    const report = await certifyFaulty(name, protocol)
    expect(failedIn(report)).toEqual(FAILS[name])
    expect(report.verdict).toBe(FAILS[name].length > 0 ? 'FAILED' : 'PASSED')
    const [failed] = report.cases.filter(({ verdict }) => verdict === 'FAILED')
    if (failed) expect(failed.steps.some(({ verdict, messages }) => verdict === 'FAILED' && (messages.length > 0 || name === 'SLOW'))).toBe(true)
  })

  it('is warned of when it is sluggish', async () => {
    const report = await certifyFaulty('SLUGGISH', 'wxlifepay')
    expect(report.cases.find(({ id }) => id === 'speed')).toMatchObject({ verdict: 'WARNING' })
    expect(report).toMatchObject({ verdict: 'PASSED', slowestMs: 3_000 })
  })

  it('there are at least twelve', () => expect(FAULT_NAMES.length).toBeGreaterThanOrEqual(12))
})
