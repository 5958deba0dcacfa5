import type { bankV3 } from '@/lib/gateways/bank'
import type { SimCtx } from '../sim-ctx'
import { troublesOf, type Trouble } from './behaviours'

/** Which card a request is about, by what it names: at most one of these. */
type Subject = { pan?: string; signUpNo?: string; token?: string; orderNo?: string; captureNo?: string; no?: string }

function subjectOf({ operation, question }: bankV3.Asked): Subject {
  if (operation === 'payOut') return question.to.kind === 'CARD' ? { token: question.to.token } : {}
  if ('orderNo' in question && operation !== 'authorise') return { orderNo: question.orderNo }
  const { pan, signUpNo, token, captureNo, no } = question as Subject
  return { pan, signUpNo, token, captureNo, no }
}

/** The caller's number of what the request does. */
function numberOf({ question }: bankV3.Asked): string {
  const { releaseNo, refundNo, captureNo, orderNo, topUpNo, payOutNo, no } = question as Record<string, string | undefined>
  return releaseNo ?? refundNo ?? captureNo ?? orderNo ?? topUpNo ?? payOutNo ?? no ?? ''
}

/** What goes wrong with this request, if anything. */
export async function strike(sim: SimCtx, asked: bankV3.Asked): Promise<Trouble['does'] | null> {
  const card = await findCard(sim, subjectOf(asked))
  const trouble = troublesOf(card?.behaviour ?? 'NORMAL').find(({ on }) => on.includes(asked.operation))
  if (!card || !trouble) return null
  if (!trouble.first) return trouble.does
  const number = trouble.first.of === 'NUMBER' ? `:${numberOf(asked)}` : ''
  return (await countCall(sim, card.id, asked.operation + number)) <= trouble.first.calls ? trouble.does : null
}

async function findCard({ db }: SimCtx, { pan, signUpNo, token, orderNo, captureNo, no }: Subject): Promise<{ id: string; behaviour: string } | undefined> {
  if (!(pan ?? signUpNo ?? token ?? orderNo ?? captureNo ?? no)) return undefined
  const [card] = await db.query<{ id: string; behaviour: string }>(
    `SELECT id, behaviour FROM sim_bank.card WHERE id = coalesce(
       (SELECT c.id FROM sim_bank.card c WHERE c.pan = $1::text),
       (SELECT s.card_id FROM sim_bank.sign_up s WHERE s.sign_up_no = $2::text),
       (SELECT t.card_id FROM sim_bank.card_token t WHERE t.token = coalesce($3::text, (SELECT m.party_ref FROM sim_bank.transfer m WHERE m.no = $6::text))),
       (SELECT a.card_id FROM sim_bank.authorisation a WHERE a.order_no = coalesce($4::text, (SELECT k.order_no FROM sim_bank.capture k WHERE k.capture_no = $5::text))))`,
    [pan ?? null, signUpNo ?? null, token ?? null, orderNo ?? null, captureNo ?? null, no ?? null],
  )
  return card
}

async function countCall({ db }: SimCtx, cardId: string, operation: string): Promise<number> {
  const [row] = await db.query<{ count: number }>(
    `INSERT INTO sim_bank.call AS seen (card_id, operation, count) VALUES ($1::text, $2::text, 1)
     ON CONFLICT (card_id, operation) DO UPDATE SET count = seen.count + 1 RETURNING count`,
    [cardId, operation],
  )
  return row?.count ?? 1
}
