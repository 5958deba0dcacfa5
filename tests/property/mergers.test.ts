/** Who moved to another company with a merger is found under the old number (rule E1): three customers of each in `npm test`, all in `test:deep`. */
import { beforeAll, describe, expect, test } from 'vitest'
import { findRightCompany } from '@/lib/accounts'
import type { Ctx } from '@/lib/db'
import { REGISTRY_CUSTOMERS } from '@/lib/kernel/registry-number'
import { mergerRows } from '@/prisma/seed/registry/merger-rows'
import { newResident } from '../support/journey'
import { numberOf, oldOf } from '../support/registry'
import { runs } from '../support/runs'
import { useWorld } from '../support/world'

const CUSTOMERS = runs(3, REGISTRY_CUSTOMERS)
const world = useWorld('demo')
let ctx: Ctx

beforeAll(async () => {
  ctx = (await newResident(world)).ctx
})

describe('customers of every merger are found by their old number', () => {
  test.each(mergerRows())('$oldDivisionName → $newCompanyCode', async ({ newCompanyCode: code, oldCompanyCode }) => {
    for (let n = 1; n <= CUSTOMERS; n += 1) {
      for (const chosen of oldCompanyCode ? [code, oldCompanyCode] : [code]) {
        const { cause, hints } = await findRightCompany({ ctx, input: { companyCode: chosen, number: oldOf(code, n) } })
        expect(hints).toContainEqual(expect.objectContaining({ companyCode: code, number: numberOf(code, n) }))
        expect(cause).toBe(chosen === code ? 'OLD_NUMBER' : 'MOVED')
      }
      await ctx.db.query(`DELETE FROM attempt_counter WHERE key LIKE 'right:%' RETURNING key`, [])
    }
  })
})
