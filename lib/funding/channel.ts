import type { Ctx } from '@/lib/db'
import { invariant } from '@/lib/kernel/invariant'
import { ratePpm } from '@/lib/kernel/money'
import { LEGACY_FEE_PPM, SOURCES, type SourceCode } from './sources'

export type Channel = 'DIRECT' | 'LEGACY_UNIONPAY'
/** `isProven`: the bank side said so when somebody paid; otherwise it is what the company's entry says. */
export type KnownChannel = { channel: Channel | 'UNKNOWN'; isProven: boolean; foundAt: Date | null }

export type MerchantChannel = KnownChannel & { merchantNo: string }

/** How each company's acquirer takes cards, as far as is known (rules P3, P4), in one round trip. */
export async function channelsOf(ctx: Ctx, companyCodes: readonly string[]): Promise<MerchantChannel[]> {
  const rows = await ctx.db.query<{ code: string; found: Channel | null; foundAt: Date | null; claimed: Channel | 'UNKNOWN'; merchantNo: string }>(
    `SELECT c.code, f.channel AS found, f.found_at AS "foundAt", c.channel AS claimed, c.acquirer_merchant_no AS "merchantNo"
     FROM company c LEFT JOIN channel_finding f ON f.company_code = c.code WHERE c.code = ANY($1::text[])`,
    [companyCodes],
  )
  return companyCodes.map((code) => {
    const row = rows.find((one) => one.code === code)
    return { channel: row?.found ?? row?.claimed ?? 'UNKNOWN', isProven: row?.found != null, foundAt: row?.foundAt ?? null, merchantNo: row?.merchantNo ?? '' }
  })
}

/** One company's. */
export async function channelOf(ctx: Ctx, companyCode: string): Promise<MerchantChannel> {
  const [channel] = await channelsOf(ctx, [companyCode])
  invariant(channel, 'one for each asked')
  return channel
}

/** The most a payment costs on top (rule P3): rounded half up to the fen. Of an unknown channel the dearer one is assumed. */
export function feeOf(source: SourceCode, { channel }: KnownChannel, amountFen: bigint): bigint {
  return SOURCES[source].isCredit && channel !== 'DIRECT' ? ratePpm(amountFen, LEGACY_FEE_PPM) : 0n
}

/** What the bank side's answer says of a company's channel is kept, and shown the next time (rule P4). */
export async function keepFinding(ctx: Ctx, { companyCode, channel, paymentId }: { companyCode: string; channel: Channel; paymentId: string }): Promise<void> {
  await ctx.db.query('SELECT channel_keep($1, $2, $3, $4)::text', [companyCode, channel, paymentId, ctx.clock.now()])
}
