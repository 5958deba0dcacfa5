/** How an acquirer takes a company on: ours, for testers; with a real acquirer it is a contract. */
import { z } from 'zod'
import type { bankV3 } from '@/lib/gateways/bank'
import { readJson } from '../read-json'
import type { SimCtx } from '../sim-ctx'

/** Below the bank side’s address; the outside server lets only this installation in. */
export const MANAGE_MERCHANT_PATH = '/manage/merchants'

const Merchant = z.object({ merchantNo: z.string().regex(/^\d{1,32}$/), name: z.string().min(1).max(100), channel: z.enum(['DIRECT', 'LEGACY_UNIONPAY']) })

/** What the older acquirer takes on credit: a hundredth. */
const LEGACY_CREDIT_PPM = 10_000

/** A number that is there already stays whose it is. */
export async function manageMerchant({ db }: SimCtx, body: Uint8Array): Promise<bankV3.BankResponse> {
  const parsed = Merchant.safeParse(readJson(body))
  if (!parsed.success) return bare(400)
  const { channel } = parsed.data
  await db.prisma.simBankMerchant.createMany({ data: [{ ...parsed.data, creditFeePpm: channel === 'LEGACY_UNIONPAY' ? LEGACY_CREDIT_PPM : 0 }], skipDuplicates: true })
  return bare(200)
}

const bare = (status: number): bankV3.BankResponse => ({ status, headers: {}, body: new Uint8Array() })
