/**
 * `npm run bench -- payments --json`: complete payments a second from 零钱 with 16 clients (reserve, the company's credit over
 * the codec with a commit of its own, post) beside TPC-B on the same server. Medians of five interleaved rounds. Then payments
 * from cards: as before, and authorised and captured at the bank side, every message signed. Then merged payments of five legs, in
 * legs a second; and 200 people who pay the one company at the same moment, once each.
 */
import { verifyPayments } from '@/lib/payments'
import { handleBank } from '@/lib/simulators/bank'
import { verifyLedger } from '@/lib/ledger'
import { deleteWorld, openWorldDatabase, withScratchDatabase } from '@/lib/worlds'
import { env } from '@/lib/env'
import { BANK_CODE, inProcessOutside } from '@/lib/gateways/transports'
import { handleWater } from '@/lib/simulators/water'
import { inProcessCtx } from '@/prisma/seed'
import { makeWorld } from '../support/open-world'
import { HOUSEHOLDS, LEGS, makeHouseholds, makeMergedQuotes, makeQuotes } from './payments/households'
import { payFromBalance, payFromCard, payMerged, type Pay } from './payments/pay'
import { openTpcb } from './payments/tpcb'
import { median, percentile, round, runClients, type RoundResult } from './support/rounds'

const CLIENTS = 16
const ROUNDS = 5
const CROWD = 200
const ROUND_MS = 5_000
const NAME = 'bench-payments'

type Rounds = RoundResult[]

async function measure(): Promise<Record<string, unknown>> {
  await deleteWorld(NAME).catch(() => {})
  const world = await makeWorld(NAME, 'empty')
  // The company and the bank side have connections of their own, as they would have servers of their own.
  const company = await openWorldDatabase(world.ref.database, CLIENTS)
  const sim = await inProcessCtx(company)
  const ctx = { ...(await inProcessCtx(world)), outside: inProcessOutside((code, message) => (code === BANK_CODE ? handleBank(sim, message) : handleWater(sim, code, message))) }
  const { seedSimWater } = await import('@/prisma/seed/sim-water')
  await seedSimWater(ctx)
  await makeHouseholds(ctx)
  let batch = 0
  const payRound = async (durationMs: number, pay: Pay, { make = makeQuotes, clients = CLIENTS } = {}): Promise<RoundResult> => {
    // More than one round can use, so that no client runs dry.
    const quotes: string[] = []
    const refill = async () => void quotes.push(...(await make(ctx, String(1000 + (batch += 1)))))
    await refill()
    return runClients(clients, durationMs, async () => {
      const paymentId = quotes.shift()
      if (!paymentId) throw new Error(`a round used up ${HOUSEHOLDS} quotes: raise HOUSEHOLDS`)
      await pay(ctx, paymentId)
    })
  }
  return withScratchDatabase(`${env.databasePrefix}_tpcb`, async (database) => {
    const tpcb = await openTpcb(database, CLIENTS)
    const [tpcbRounds, payRounds, cardRounds, mergedRounds]: [Rounds, Rounds, Rounds, Rounds] = [[], [], [], []]
    await runClients(CLIENTS, 1_000, tpcb.transact)
    await payRound(1_000, payFromBalance)
    for (let n = 0; n < ROUNDS; n += 1) {
      tpcbRounds.push(await runClients(CLIENTS, ROUND_MS, tpcb.transact))
      payRounds.push(await payRound(ROUND_MS, payFromBalance))
      process.stdout.write(`round ${n + 1}: TPC-B ${round(tpcbRounds.at(-1)?.perSecond ?? 0, 0)}/s, payments ${round(payRounds.at(-1)?.perSecond ?? 0, 0)}/s\n`)
    }
    // Afterwards: what the bank side writes would be in the way of the others' rounds.
    for (let n = 0; n < ROUNDS; n += 1) cardRounds.push(await payRound(ROUND_MS, payFromCard))
    for (let n = 0; n < ROUNDS; n += 1) mergedRounds.push(await payRound(ROUND_MS, payMerged, { make: makeMergedQuotes }))
    // Each begins before the first millisecond is over, and none begins again.
    const crowdsMs: number[] = []
    for (let n = 0; n < ROUNDS; n += 1) crowdsMs.push(percentile((await payRound(1, payFromBalance, { clients: CROWD })).latenciesMs, 0.99))
    await tpcb.close()
    const [ledger, problems] = [await verifyLedger(ctx), await verifyPayments(ctx)]
    await company.handle.close()
    await world.handle.close()
    await deleteWorld(NAME)
    const latencies = payRounds.flatMap((result) => result.latenciesMs)
    const [payments, reference] = [median(payRounds.map((result) => result.perSecond)), median(tpcbRounds.map((result) => result.perSecond))]
    return {
      paymentsPerSecond: round(payments, 1),
      tpcbPerSecond: round(reference, 1),
      ratio: round(median(payRounds.map((result, n) => result.perSecond / (tpcbRounds[n]?.perSecond ?? 1))), 3),
      p50Ms: round(percentile(latencies, 0.5)),
      p99Ms: round(percentile(latencies, 0.99)),
      cardPaymentsPerSecond: round(median(cardRounds.map((result) => result.perSecond)), 1),
      mergedLegsPerSecond: round(LEGS * median(mergedRounds.map((result) => result.perSecond)), 1),
      crowdP99Ms: round(Math.max(...crowdsMs)),
      ledgerBalanced: ledger.balanced && problems.length === 0,
    }
  })
}

process.stdout.write(`${JSON.stringify(await measure())}\n`)
process.exit(0)
