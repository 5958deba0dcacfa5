import { isFresh, MAX_SKEW_SECONDS, type Authorization } from '@/lib/gateways/signing'
import { SECOND_MS } from '@/lib/kernel/calendar'
import type { SimCtx } from './sim-ctx'

/** How a party knows the platform. */
export type KnownPlatform = { mchid: string; platformSerial: string; platformPublicKey: string }
type Received = { authorization: Authorization; isBy(publicKey: string): boolean }

/**
 * Why a request is not the platform's, or not a new one; null: it is. The nonce is kept in the party's own books, and only once the rest is right, or
 * strangers would fill the table.
 */
export async function whyStranger({ db, clock }: SimCtx, schema: 'sim_bank' | 'sim_tax', known: KnownPlatform, { authorization, isBy }: Received, nowSeconds: number): Promise<'SIGNATURE_WRONG' | 'SIGNATURE_OLD' | 'NONCE_USED' | null> {
  if (authorization.mchid !== known.mchid || authorization.serial !== known.platformSerial || !isBy(known.platformPublicKey)) return 'SIGNATURE_WRONG'
  if (!isFresh(authorization, nowSeconds)) return 'SIGNATURE_OLD'
  const wall = clock.wall()
  // Twice the window: what was signed ahead of our clock by as much as we accept is refused for its age before it is forgotten.
  const stale = new Date(wall.getTime() - 2 * MAX_SKEW_SECONDS * SECOND_MS)
  const [taken] = await db.query<{ isNew: boolean }>(`SELECT ${schema}.take_nonce($1::text, $2::timestamptz, $3::timestamptz) AS "isNew"`, [authorization.nonce, wall, stale])
  return taken?.isNew ? null : 'NONCE_USED'
}
