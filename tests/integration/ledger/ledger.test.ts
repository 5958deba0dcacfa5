import { expect, test } from 'vitest'
import { balanceAt, balanceOf, ledgerAccount, openPlatformAccounts, openWallet, postHold, postJournal, reserve, verifyLedger, voidHold, openCompanyAccounts } from '@/lib/ledger'
import { withTransaction } from '@/lib/db'
import { moveClockTo } from '@/lib/worlds'
import { useWorld } from '../../support/world'

const world = useWorld('empty')

async function walletWith(userId: string, fen: bigint) {
  const ctx = await world.system()
  await openPlatformAccounts(ctx)
  await openWallet(ctx, userId)
  await openCompanyAccounts(ctx, 'beijing')
  const postings = [{ account: ledgerAccount.custodian, amountFen: -fen }, { account: ledgerAccount.wallet(userId), amountFen: fen }]
  await postJournal(ctx, { id: `topup:${userId}`, kind: 'TOP_UP', subjectId: userId, postings })
  return ctx
}

test('a journal moves balances and closes', async () => {
  const ctx = await walletWith('u1', 1000n)
  expect(await balanceOf(ctx, ledgerAccount.wallet('u1'))).toBe(1000n)
  expect(await verifyLedger(ctx)).toMatchObject({ balanced: true, problems: [] })
})

test('a journal that does not sum to zero is refused in SQL', async () => {
  const ctx = await walletWith('u2', 1000n)
  const lopsided = [{ account: ledgerAccount.wallet('u2'), amountFen: 5n }, { account: ledgerAccount.custodian, amountFen: -4n }]
  await expect(postJournal(ctx, { id: 'bad', kind: 'X', subjectId: 'x', postings: lopsided })).rejects.toThrow('LEDGER_UNBALANCED')
  await expect(ctx.db.query(`INSERT INTO posting VALUES ('topup:u2', 9, 'custodian', 0, 1, $1)`, [ctx.clock.now()])).rejects.toThrow('LEDGER_UNBALANCED')
  expect((await verifyLedger(ctx)).balanced).toBe(true)
})

test('journals and postings are append-only', async () => {
  const ctx = await walletWith('u3', 10n)
  await expect(ctx.db.query('UPDATE posting SET amount_fen = 1', [])).rejects.toThrow('LEDGER_APPEND_ONLY')
  await expect(ctx.db.query('DELETE FROM journal', [])).rejects.toThrow('LEDGER_APPEND_ONLY')
})

test('a wallet never falls below zero, also when 20 reserve at once', async () => {
  const ctx = await walletWith('u4', 1000n)
  const tries = Array.from({ length: 20 }, (_, n) => reserve(ctx, { id: `h4-${n}`, userId: 'u4', amountFen: 300n }))
  const results = await Promise.allSettled(tries)
  expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(3)
  for (const result of results) if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'INSUFFICIENT_BALANCE' })
  expect(await balanceOf(ctx, ledgerAccount.wallet('u4'))).toBe(100n)
  expect(await verifyLedger(ctx)).toMatchObject({ balanced: true, problems: [] })
})

test('a hold ends once, posted or voided, also in a race', async () => {
  const ctx = await walletWith('u5', 1000n)
  await reserve(ctx, { id: 'h5', userId: 'u5', amountFen: 400n })
  const ends = await Promise.allSettled([postHold(ctx, 'h5', ledgerAccount.payable('beijing')), voidHold(ctx, 'h5'), postHold(ctx, 'h5', ledgerAccount.payable('beijing'))])
  expect(ends.filter((end) => end.status === 'fulfilled')).toHaveLength(1)
  expect((await verifyLedger(ctx)).balanced).toBe(true)
})

test('a hold that has ended is not ended the other way, although others of the same person are open', async () => {
  const ctx = await walletWith('u5b', 1000n)
  for (const id of ['h5b-1', 'h5b-2', 'h5b-3']) await reserve(ctx, { id, userId: 'u5b', amountFen: 100n })
  await postHold(ctx, 'h5b-1', ledgerAccount.payable('beijing'))
  await voidHold(ctx, 'h5b-2')
  await expect(voidHold(ctx, 'h5b-1')).rejects.toThrow('LEDGER_HOLD_ENDED')
  await expect(postHold(ctx, 'h5b-2', ledgerAccount.payable('beijing'))).rejects.toThrow('LEDGER_HOLD_ENDED')
  expect([await balanceOf(ctx, ledgerAccount.wallet('u5b')), await balanceOf(ctx, ledgerAccount.held('u5b'))]).toEqual([800n, 100n])
  expect(await verifyLedger(ctx)).toMatchObject({ balanced: true, problems: [] })
})

test('a refusal inside a transaction rolls everything back', async () => {
  const ctx = await walletWith('u6', 100n)
  const work = withTransaction(ctx, async (tx) => {
    await reserve(tx, { id: 'h6a', userId: 'u6', amountFen: 60n })
    await reserve(tx, { id: 'h6b', userId: 'u6', amountFen: 60n })
  })
  await expect(work).rejects.toMatchObject({ code: 'INSUFFICIENT_BALANCE' })
  expect(await balanceOf(ctx, ledgerAccount.wallet('u6'))).toBe(100n)
})

test('a balance at a past moment comes from the postings', async () => {
  const before = await walletWith('u7', 1000n)
  const noon = before.clock.now()
  await moveClockTo(before.db, new Date(noon.getTime() + 3_600_000))
  const later = await world.system()
  await reserve(later, { id: 'h7', userId: 'u7', amountFen: 250n })
  expect(await balanceAt(later, ledgerAccount.wallet('u7'), noon)).toBe(1000n)
  expect(await balanceAt(later, ledgerAccount.wallet('u7'), later.clock.now())).toBe(750n)
})

test('verify finds a balance that was tampered with', async () => {
  const ctx = await walletWith('u8', 1000n)
  await ctx.db.query(`UPDATE ledger_balance SET balance_fen = balance_fen + 1 WHERE account_id = 'wallet:u8'`, [])
  const report = await verifyLedger(ctx)
  expect(report.balanced).toBe(false)
  expect(report.problems.join('\n')).toContain('balance differs from its postings: wallet:u8/0')
})
