/** The phone network of a world: text messages as they arrive on phones. */
import type { SimCtx } from '../sim-ctx'

export type TextMessage = { id: string; phone: string; sender: string; body: string; at: Date }

/** Delivers a text message at once. The same id twice is one message. */
export async function sendSms({ db, clock }: SimCtx, { id, phone, sender, body }: Omit<TextMessage, 'at'>): Promise<void> {
  await db.query(
    `INSERT INTO sim_phone.message (id, phone, sender, body, at)
     VALUES ($1::text, $2::text, $3::text, $4::text, $5::timestamptz) ON CONFLICT DO NOTHING`,
    [id, phone, sender, body, clock.now()],
  )
}

/** Newest first, of one phone or of all; at most 200 at once. */
export async function listMessages({ db }: Pick<SimCtx, 'db'>, { phone = null, limit = 50 }: { phone?: string | null; limit?: number } = {}): Promise<TextMessage[]> {
  return db.query<TextMessage>(
    `SELECT id, phone, sender, body, at FROM sim_phone.message
     WHERE $1::text IS NULL OR phone = $1::text ORDER BY at DESC, seq DESC LIMIT $2::int`,
    [phone, Math.min(limit, 200)],
  )
}

/** What a sender shows of a phone to somebody who has not proved whose it is: `13800001001` → `138****1001` */
export function maskPhone(phone: string): string {
  return `${phone.slice(0, 3)}****${phone.slice(-4)}`
}
