/** What tests of settlements and statements do and look at. */
import { keepBoundAccount } from '@/lib/qa'
import { bankNumber } from '@/lib/recon/move-settlement'
import { confirm, newResident, quote, userIdOf } from './journey'
import type { TestWorld } from './world'

const BILL_KEYS = { beijing: '0100000001', shanghai: '20000001', guangzhou: '300000000001' } as const

/** A payment from 零钱, credited by the company; its id. */
export async function payTo(world: TestWorld, companyCode: keyof typeof BILL_KEYS, yuan: string): Promise<string> {
  const { ctx } = await newResident(world, { walletFen: 10_000_000n })
  const accountId = await keepBoundAccount(await world.system(), { userId: userIdOf(ctx), companyCode, billKey: BILL_KEYS[companyCode], alias: '家' })
  // Less than is due is a part of it.
  const { id } = await quote(ctx, accountId, 'PREPAY', yuan).catch(() => quote(ctx, accountId, 'PART', yuan))
  await confirm(ctx, id)
  await world.runDue()
  return id
}

export async function settlementsOf({ world }: TestWorld, companyCode: string) {
  const rows = await world.db.prisma.settlement.findMany({ where: { companyCode }, orderBy: { day: 'asc' } })
  return rows.map(({ day, state, grossFen, refundFen, feeFen, netFen, attempt, code }) => ({ day, state, sums: [grossFen, refundFen, feeFen, netFen], attempt, code }))
}

/** What the bank has paid to a company, under which numbers of ours. */
export async function paidTo({ world }: TestWorld, companyCode: string): Promise<{ fen: bigint; numbers: string[] }> {
  const rows = await world.db.query<{ no: string; fen: bigint }>(
    `SELECT t.no, t.amount_fen AS fen FROM sim_bank.transfer t JOIN company c ON c.acquirer_merchant_no = t.party_ref WHERE t.party = 'COMPANY' AND c.code = $1 ORDER BY t.at, t.no`,
    [companyCode],
  )
  return { fen: rows.reduce((sum, row) => sum + row.fen, 0n), numbers: rows.map(({ no }) => no) }
}

export const numbersOf = async ({ world }: TestWorld, companyCode: string): Promise<string[]> =>
  (await world.db.prisma.settlement.findMany({ where: { companyCode, state: 'DONE' }, orderBy: { day: 'asc' } })).map(({ id, attempt }) => bankNumber(id, attempt))

/** To a moment of Shanghai, `2026-03-17 10:00`. */
export async function goTo(world: TestWorld, local: string): Promise<void> {
  const now = (await world.system()).clock.now()
  await world.advance(new Date(`${local.replace(' ', 'T')}:00+08:00`).getTime() - now.getTime())
}
