import fc from 'fast-check'
import { afterAll, test } from 'vitest'
import { closeControl } from '@/lib/worlds'
import { deepTimeout, runs } from '../support/runs'
import { inWorld } from '../support/world'
import { PaymentsRun, step } from './payments-model'

afterAll(closeControl)

/** A world of its own for each sequence, so that a failing one fails again by itself. */
test('whatever residents, time and companies do, no fen is lost or made, and every payment ends', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: runs(30, 40), maxLength: runs(40, 80), size: 'max' }), (sequence) =>
      inWorld('demo', async (world) => {
        const run = new PaymentsRun(world)
        await run.begin()
        for (const one of sequence) {
          await run.take(one)
          await run.check()
        }
        await run.end()
      }),
    ),
    { numRuns: runs(3, 80) },
  )
}, deepTimeout(9))
