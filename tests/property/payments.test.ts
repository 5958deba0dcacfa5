import fc from 'fast-check'
import { afterAll, test } from 'vitest'
import { closeControl } from '@/lib/worlds'
import { deepTimeout, isTimeUp, runs } from '../support/runs'
import { inWorld } from '../support/world'
import { PaymentsRun, step } from './payments-model'

afterAll(closeControl)

/** In `npm test` as many sequences as so long holds; deep 20,000 steps. */
const SHORT_MS = 40_000

/** A world of its own for each sequence, so that a failing one fails again by itself. */
test('whatever residents, time and companies do, no fen is lost or made, and every payment ends', async () => {
  const isOver = isTimeUp(SHORT_MS)
  let steps = 0
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: runs(30, 190), maxLength: runs(40, 210), size: 'max' }), async (sequence) => {
      if (isOver()) return
      steps += sequence.length
      await inWorld('demo', async (world) => {
        const run = new PaymentsRun(world)
        await run.begin()
        for (const [n, one] of sequence.entries()) {
          await run.take(one)
          // Deep, more steps say more than more looks at the books.
          if (n % runs(1, 10) === 0) await run.check()
        }
        await run.end()
      })
    }),
    { numRuns: runs(1_000, 101) },
  )
  process.stdout.write(`payments model: ${steps} steps\n`)
}, deepTimeout(40))
