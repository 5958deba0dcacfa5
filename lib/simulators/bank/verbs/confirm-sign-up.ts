import { equalInConstantTime } from '@/lib/crypto'
import type { BankReason } from '@/lib/gateways/bank'
import { ok } from '@/lib/kernel/result'
import type { SimCtx } from '../../sim-ctx'
import { CODE_LIMITS, codeHash, MAX_FAILURES } from './sign-up-card'
import { onlyRow, refuse, type Verb } from './verb'

type Try = { outcome: 'TRY' | BankReason; card_id: string; code_hash: string; failures: number }
type Card = { bankCode: string; bankName: string; kind: 'DEBIT' | 'CREDIT'; last4: string }

/** The right code gives one token, the same when it is sent again. Refusals: SIGN_UP_UNKNOWN, CODE_WRONG, CODE_EXPIRED (also when a newer one was sent), CODE_LOCKED. */
export const confirmSignUp: Verb<'confirmSignUp'> = async (sim, { signUpNo, code }) => {
  const now = sim.clock.now()
  const tried = onlyRow(await sim.db.query<Try>(`SELECT * FROM sim_bank.take_try($1::text, $2::timestamptz, $3::jsonb)`, [signUpNo, now, CODE_LIMITS]))
  if (tried.outcome !== 'TRY') return refuse(tried.outcome)
  if (!equalInConstantTime(codeHash(signUpNo, code), tried.code_hash)) return refuse(tried.failures >= MAX_FAILURES ? 'CODE_LOCKED' : 'CODE_WRONG')
  const token = sim.random.id('tok', signUpNo)
  await giveToken(sim, { signUpNo, token, cardId: tried.card_id, now })
  const card = onlyRow(
    await sim.db.query<Card>(
      `SELECT i.code AS "bankCode", i.name AS "bankName", c.kind, right(c.pan, 4) AS last4 FROM sim_bank.card c JOIN sim_bank.issuer i ON i.code = c.issuer_code WHERE c.id = $1::text`,
      [tried.card_id],
    ),
  )
  return ok({ token, par: sim.random.id('par', tried.card_id), ...card })
}

/** The try that was counted as wrong was right. */
async function giveToken({ db }: SimCtx, { signUpNo, token, cardId, now }: { signUpNo: string; token: string; cardId: string; now: Date }): Promise<void> {
  await db.query(
    `WITH given AS (UPDATE sim_bank.sign_up SET token = $2::text, failures = failures - 1 WHERE sign_up_no = $1::text)
     INSERT INTO sim_bank.card_token (token, card_id, at) VALUES ($2::text, $3::text, $4::timestamptz) ON CONFLICT DO NOTHING`,
    [signUpNo, token, cardId, now],
  )
}
