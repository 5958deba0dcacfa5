/** Binding a card: all four of number, name, ID tail and phone must be the card's, then its holder's phone gets a code. */
import { equalInConstantTime } from '@/lib/crypto'
import type { bankV3, BankReason } from '@/lib/gateways/bank'
import { MINUTE_MS } from '@/lib/kernel/calendar'
import { sha256Hex } from '@/lib/kernel/canonical'
import { isCardNumber } from '@/lib/kernel/luhn'
import { ok } from '@/lib/kernel/result'
import { maskPhone, sendSms } from '../../phone'
import type { SimCtx } from '../../sim-ctx'
import { onlyRow, refuse, type Verb } from './verb'

export const EXPIRY_SECONDS = 300
const GAP_SECONDS = 60
export const MAX_FAILURES = 5
/** Names and phones are soon guessed: five wrong tries close the card to sign-ups for half an hour. */
export const MAX_MISMATCHES = 5
const LOCK_MS = 30 * MINUTE_MS

/** Six digits stand against guessing only while tries are few and codes rare. */
export const CODE_LIMITS = JSON.stringify({ gap: `${GAP_SECONDS} s`, anHour: 5, expiry: `${EXPIRY_SECONDS} s`, maxFailures: MAX_FAILURES, lock: '30 min' })

export const codeHash = (signUpNo: string, code: string) => sha256Hex(`${signUpNo}:${code}`)

type Card = { id: string; holderName: string; idLast4: string; phone: string; last4: string; smsSign: string; signUps: number; mismatches: number }

/** Refusals: CARD_UNKNOWN, CARD_MISMATCH (which of the three is not said), CARD_MISMATCH_LOCKED, CODE_LOCKED, CODE_TOO_FREQUENT. */
export const signUpCard: Verb<'signUpCard'> = async (sim, asked) => {
  const card = await findCard(sim, asked.pan)
  if (typeof card === 'string') return refuse(card)
  if (!isHolder(card, asked)) return refuse(card.mismatches >= MAX_MISMATCHES ? 'CARD_MISMATCH_LOCKED' : 'CARD_MISMATCH')
  await sim.db.query(`UPDATE sim_bank.card SET mismatches = 0, mismatched_at = NULL WHERE id = $1::text RETURNING id`, [card.id])
  const serial = card.signUps + 1
  const signUpNo = sim.random.id('sgn', `${card.id}:${serial}`)
  const code = sim.secrets.code(6)
  const { outcome } = onlyRow(
    await sim.db.query<{ outcome: 'SENT' | BankReason }>(
      `SELECT sim_bank.begin_sign_up($1::text, $2::int, $3::text, $4::text, $5::timestamptz, $6::jsonb) AS outcome`,
      [card.id, serial, signUpNo, codeHash(signUpNo, code), sim.clock.now(), CODE_LIMITS],
    ),
  )
  if (outcome !== 'SENT') return refuse(outcome)
  const body = `【${card.smsSign}】验证码${code}，您尾号${card.last4}的银行卡正在签约微信支付，${EXPIRY_SECONDS / 60}分钟内有效，请勿告知他人。`
  await sendSms(sim, { id: `sms_${signUpNo}`, phone: card.phone, sender: card.smsSign, body })
  return ok({ signUpNo, phoneMasked: maskPhone(card.phone), expiresInSeconds: EXPIRY_SECONDS, againInSeconds: GAP_SECONDS })
}

/** A try is counted as wrong before it is compared, so that many at once get no more. */
async function findCard({ db, clock }: SimCtx, pan: string): Promise<Card | BankReason> {
  if (!isCardNumber(pan)) return 'CARD_UNKNOWN'
  const now = clock.now()
  const [card] = await db.query<Card>(
    `UPDATE sim_bank.card c SET mismatches = CASE WHEN c.mismatched_at > $3::timestamptz THEN c.mismatches + 1 ELSE 1 END, mismatched_at = $2::timestamptz
     FROM sim_bank.issuer i WHERE i.code = c.issuer_code AND c.pan = $1::text AND NOT (c.mismatches >= $4::int AND c.mismatched_at > $3::timestamptz)
     RETURNING c.id, c.holder_name AS "holderName", c.id_last4 AS "idLast4", c.phone, right(c.pan, 4) AS last4, i.sms_sign AS "smsSign", c.sign_ups AS "signUps", c.mismatches`,
    [pan, now, new Date(now.getTime() - LOCK_MS), MAX_MISMATCHES],
  )
  if (card) return card
  const known = await db.query(`SELECT 1 FROM sim_bank.card WHERE pan = $1::text`, [pan])
  return known.length > 0 ? 'CARD_MISMATCH_LOCKED' : 'CARD_UNKNOWN'
}

function isHolder(card: Card, { holderName, idTail, phone }: bankV3.QuestionOf<'signUpCard'>): boolean {
  const facts = [[card.holderName, holderName.normalize('NFKC').trim()], [card.idLast4, idTail], [card.phone, phone]] as const
  return facts.map(([ours, theirs]) => equalInConstantTime(ours, theirs)).every(Boolean)
}
