import { requireResident } from '@/lib/auth'
import type { Command } from '@/lib/db'
import { DomainError } from '@/lib/kernel/errors'
import { readPayments } from '../read-payments'
import { MergedInput, type LeftOut, type LegState, type MergedDto } from './schemas'

type Head = { id: string; createdAt: Date; expiresAt: Date; leftOut: LeftOut[]; stale: string[] }

const HEAD = `SELECT m.id, m.created_at AS "createdAt", m.expires_at AS "expiresAt",
  (SELECT coalesce(json_agg(json_build_object('waterAccountId', a.id, 'alias', a.alias, 'companyName', c.name, 'code', l.one ->> 'code', 'params', l.one -> 'params') ORDER BY l.n), '[]')
   FROM jsonb_array_elements(m.left_out) WITH ORDINALITY AS l(one, n) JOIN water_account a ON a.id = l.one ->> 'waterAccountId' JOIN company c ON c.code = a.company_code) AS "leftOut",
  ARRAY(SELECT p.id FROM payment p LEFT JOIN due_version d ON d.company_code = p.company_code AND d.bill_key = p.bill_key
   WHERE p.merged_id = m.id AND p.state = 'CREATED' AND (d.version, d.open_payment_id) IS DISTINCT FROM (p.due_version, NULL::text)) AS stale
  FROM merged_payment m WHERE m.id = $1 AND m.user_id = $2`

/** The caller's merged payment with its legs in the order of the accounts. Errors: NOT_FOUND, also for somebody else's. */
export async function getMerged({ ctx, input }: Command<unknown>): Promise<MergedDto> {
  const userId = requireResident(ctx)
  const { mergedId } = MergedInput.parse(input)
  const [[head], legs] = await Promise.all([ctx.db.query<Head>(HEAD, [mergedId, userId]), readPayments(ctx, userId, 'p.merged_id = $2 ORDER BY p.leg', [mergedId])])
  if (!head) throw new DomainError('NOT_FOUND')
  const { stale, ...merged } = head
  return { ...merged, legs: legs.map((leg) => ({ ...leg, isStale: stale.includes(leg.id) })) }
}

/** How far each leg is, for whoever watches it live: one read by an index. Errors: NOT_FOUND. */
export async function readLegStates({ ctx, input }: Command<unknown>): Promise<LegState[]> {
  const userId = requireResident(ctx)
  const { mergedId } = MergedInput.parse(input)
  const states = await ctx.db.query<LegState>('SELECT id AS "paymentId", state FROM payment WHERE merged_id = $1 AND user_id = $2 ORDER BY leg', [mergedId, userId])
  if (states.length === 0) throw new DomainError('NOT_FOUND')
  return states
}

/** What can still be agreed to. */
export const openLegs = ({ legs }: MergedDto) => legs.filter(({ state, isStale }) => state === 'CREATED' && !isStale)
