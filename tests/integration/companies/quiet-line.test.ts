/** Where a payment was sent it is asked for: a company does not move while the platform does not know what it has credited. */
import { expect, it } from 'vitest'
import { approveChange, changeCompanyJob, getChange, proposeChange } from '@/lib/companies/changes'
import { previewKept } from '@/lib/console/companies'
import { requireQuiet } from '@/lib/companies/changes/quiet-line'
import { withTransaction, type Ctx } from '@/lib/db'
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '@/lib/kernel/calendar'
import { takePayment } from '@/lib/payments/move-state'
import { confirm, newKey, newResident, quote, stateOf } from '../../support/journey'
import { poll } from '../../support/poll'
import { useWorld } from '../../support/world'
import { deskOf } from './desk'

const world = useWorld('demo')

async function agreed(billKey: string): Promise<{ ctx: Ctx; id: string }> {
  const { ctx, accounts } = await newResident(world, { numbers: [billKey] })
  const { id } = await quote(ctx, accounts[0] ?? '', 'PREPAY', '100')
  await confirm(ctx, id)
  return { ctx, id }
}

/** Another institution number for Beijing, which waits for a second person. */
async function propose(effectiveAt = ''): Promise<number> {
  const ctx = await deskOf(world, 'admin')
  const company = await ctx.db.prisma.company.findUniqueOrThrow({ where: { code: 'beijing' } })
  const kept = await proposeChange({ ctx, input: { code: 'beijing', base: company.version, patch: { companyId: `99${company.version}` }, reason: '换号', effectiveAt, tellCompany: false, idempotencyKey: newKey() } })
  return kept.version
}
const approve = async (version: number) => approveChange({ ctx: await deskOf(world, 'operator'), input: { code: 'beijing', version } })
const stateOfChange = async (version: number) => (await getChange({ ctx: await deskOf(world, 'viewer'), input: { code: 'beijing', version } })).state

it('while a payment is uncertain its company stays where it is; then the same change can be agreed to', async () => {
  const { ctx, id } = await agreed('0100000410')
  await world.runDue()
  expect(await stateOf(ctx, id)).toBe('UNKNOWN')
  const version = await propose()
  expect(await previewKept({ ctx: await deskOf(world, 'operator'), input: { code: 'beijing', version } })).toMatchObject({ underWay: 1 })
  await expect(approve(version)).rejects.toMatchObject({ code: 'COMPANY_BUSY', params: { n: 1 } })
  expect(await stateOfChange(version)).toBe('PENDING')
  await world.advance(2 * HOUR_MS)
  expect(await stateOf(ctx, id)).toBe('FAILED')
  // The simulated company knows its old number only; what the change does is undone for the tests to come.
  expect(await approve(version)).toBe('APPLIED')
  await ctx.db.query(`UPDATE company SET company_id = '100000001' WHERE code = 'beijing' RETURNING code`, [])
})

it('a change whose moment has come waits for it, too', async () => {
  const now = (await world.system()).clock.now().getTime()
  const due = Math.ceil(now / MINUTE_MS) * MINUTE_MS + 2 * MINUTE_MS
  const version = await propose(new Date(due + 8 * HOUR_MS).toISOString().slice(0, 16))
  expect(await approve(version)).toBe('SCHEDULED')
  await world.advance(due - now - SECOND_MS)
  const { ctx, id } = await agreed('0100000410')
  await world.runDue()
  await world.advance(SECOND_MS)
  expect([await stateOf(ctx, id), await stateOfChange(version)]).toEqual(['UNKNOWN', 'SCHEDULED'])
  expect(await changeCompanyJob(await world.system(), `beijing:${version}`)).not.toBe('DONE')
  await world.advance(2 * HOUR_MS)
  expect([await stateOf(ctx, id), await stateOfChange(version)]).toEqual(['FAILED', 'APPLIED'])
  await ctx.db.query(`UPDATE company SET company_id = '100000001' WHERE code = 'beijing' RETURNING code`, [])
})

it('a payment that is taken up at the moment of the change goes to the new line', async () => {
  const { ctx, id } = await agreed('0100000001')
  const taken = await withTransaction(await world.system(), async (tx) => {
    await requireQuiet(tx, 'beijing')
    const taking = takePayment(ctx, id)
    await poll('the payment waits', async () => (await ctx.db.query(`SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`, [])).length > 0)
    await tx.db.query(`UPDATE company SET company_id = '990000099' WHERE code = 'beijing' RETURNING code`, [])
    return { taking }
  })
  expect((await taken.taking)?.company.companyId).toBe('990000099')
  await ctx.db.query(`UPDATE company SET company_id = '100000001' WHERE code = 'beijing' RETURNING code`, [])
})
