/** How an acquirer takes a company on: ours, for testers; with a real acquirer it is a contract. */
import { z } from 'zod'
import type { SimCtx, SimResponse } from '../sim-ctx'

/** Below the bank side’s address; the outside server lets only this installation in. */
export const MANAGE_MERCHANT_PATH = '/manage/merchants'

const Merchant = z.object({ merchantNo: z.string().regex(/^\d{1,32}$/), name: z.string().min(1).max(100), channel: z.enum(['DIRECT', 'LEGACY_UNIONPAY']) })

/** What the older acquirer takes on credit: a hundredth. */
const LEGACY_CREDIT_PPM = 10_000

/** A number that is there already stays whose it is. */
export async function manageMerchant({ db }: SimCtx, body: Uint8Array): Promise<SimResponse> {
  const parsed = Merchant.safeParse(readJson(body))
  if (!parsed.success) return { status: 400, headers: {}, body: new Uint8Array() }
  const { channel } = parsed.data
  await db.prisma.simBankMerchant.createMany({ data: [{ ...parsed.data, creditFeePpm: channel === 'LEGACY_UNIONPAY' ? LEGACY_CREDIT_PPM : 0 }], skipDuplicates: true })
  return { status: 200, headers: {}, body: new Uint8Array() }
}

function readJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body))
  } catch {
    return null
  }
}
