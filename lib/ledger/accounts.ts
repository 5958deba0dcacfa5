import type { Ctx } from '@/lib/db'

/** Names of ledger accounts. Credit balances are positive: what the platform owes or keeps for somebody. */
export const ledgerAccount = {
  /** 零钱 of a resident; never below zero */
  wallet: (userId: string) => `wallet:${userId}`,
  /** 零钱通 of a resident; never below zero */
  fund: (userId: string) => `fund:${userId}`,
  /** What is set aside for the resident's payments under way */
  held: (userId: string) => `held:${userId}`,
  /** Owed to a water company until settlement */
  payable: (companyCode: string) => `payable:${companyCode}`,
  /** Settled, and on its way to the company; never below zero */
  settling: (companyCode: string) => `settling:${companyCode}`,
  /** Given back by a company, and on its way to a card; or waiting, since the card takes nothing */
  refunding: 'refunding:platform',
  /** Kept from payments for the acquirers, until they take it */
  acquirerFees: 'fees:acquirer',
  /** What the platform has earned: fees of withdrawals and of settlements */
  income: 'income:platform',
  /** Yield of 零钱通 that residents have and the fund manager has not paid yet, an asset */
  fundReceivable: 'receivable:fund',
  /** Held for us at the bank side and not yet with the custodian bank, an asset */
  inFlight: 'in-flight:bank',
  /** 备付金 at the custodian bank, an asset: its balance is negative */
  custodian: 'custodian',
} as const

/** A busy account is spread over this many balance rows: 16 clients seldom meet. */
const BUSY_STRIPES = 64

type Opening = { account: string; side: 'ASSET' | 'LIABILITY'; stripes: number; floorFen: bigint | null }

async function open(ctx: Ctx, { account, side, stripes, floorFen }: Opening): Promise<void> {
  await ctx.db.query('SELECT ledger_open($1, $2, $3::int, $4::bigint, $5)::text', [account, side, stripes, floorFen, ctx.clock.now()])
}

/** Opens a resident's accounts; a second call changes nothing. */
export async function openWallet(ctx: Ctx, userId: string): Promise<void> {
  await open(ctx, { account: ledgerAccount.wallet(userId), side: 'LIABILITY', stripes: 1, floorFen: 0n })
  await open(ctx, { account: ledgerAccount.fund(userId), side: 'LIABILITY', stripes: 1, floorFen: 0n })
  await open(ctx, { account: ledgerAccount.held(userId), side: 'LIABILITY', stripes: 1, floorFen: 0n })
}

export async function openCompanyAccounts(ctx: Ctx, companyCode: string): Promise<void> {
  await open(ctx, { account: ledgerAccount.payable(companyCode), side: 'LIABILITY', stripes: BUSY_STRIPES, floorFen: null })
  await open(ctx, { account: ledgerAccount.settling(companyCode), side: 'LIABILITY', stripes: 1, floorFen: 0n })
}

/** Codes of companies whose accounts have been opened. */
export async function listCompanyAccounts(ctx: Ctx): Promise<string[]> {
  const rows = await ctx.db.query<{ code: string }>(`SELECT substr(id, length('payable:') + 1) AS code FROM ledger_account WHERE id LIKE 'payable:%' ORDER BY 1`, [])
  return rows.map(({ code }) => code)
}

export async function openPlatformAccounts(ctx: Ctx): Promise<void> {
  await open(ctx, { account: ledgerAccount.custodian, side: 'ASSET', stripes: BUSY_STRIPES, floorFen: null })
  await open(ctx, { account: ledgerAccount.inFlight, side: 'ASSET', stripes: BUSY_STRIPES, floorFen: null })
  await open(ctx, { account: ledgerAccount.acquirerFees, side: 'LIABILITY', stripes: BUSY_STRIPES, floorFen: null })
  await open(ctx, { account: ledgerAccount.income, side: 'LIABILITY', stripes: BUSY_STRIPES, floorFen: null })
  await open(ctx, { account: ledgerAccount.refunding, side: 'LIABILITY', stripes: BUSY_STRIPES, floorFen: null })
  await open(ctx, { account: ledgerAccount.fundReceivable, side: 'ASSET', stripes: BUSY_STRIPES, floorFen: null })
}
