/** Whatever is paid, invoiced, given back, taken back, exchanged, refused and lost: no fen stands on two invoices, and both sides agree. */
import fc from 'fast-check'
import { afterAll, test } from 'vitest'
import { closeControl } from '@/lib/worlds'
import { deepTimeout, isTimeUp, runs } from '../support/runs'
import { inWorld } from '../support/world'
import { InvoicesRun, step } from './invoices-model'

afterAll(closeControl)

/** In `npm test` as many lives as so long holds; deep their number is the measure. */
const SHORT_MS = 16_000

/** A world of its own for each life, so that a failing one fails again by itself. */
test('any life of two residents’ invoices', async () => {
  const isOver = isTimeUp(SHORT_MS)
  let steps = 0
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: runs(12, 60), maxLength: runs(24, 90), size: 'max' }), async (life) => {
      if (isOver()) return
      steps += life.length
      await inWorld('demo', async (world) => {
        const run = new InvoicesRun(world)
        await run.begin()
        for (const one of life) {
          await run.take(one)
          await run.check()
        }
        await run.end()
      })
    }),
    { numRuns: runs(100, 90), endOnFailure: true },
  )
  process.stdout.write(`invoices model: ${steps} steps\n`)
}, deepTimeout(40))
