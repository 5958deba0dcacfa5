import { fitsNumber, looks } from '@/lib/accounts'
import type { Ctx } from '@/lib/db'
import { normalizeNumber } from '@/lib/kernel/digits'
import { parseYuan } from '@/lib/kernel/money'

/** What a search can mean: some of the caller's accounts, an amount, the number of an order or receipt. */
export type SearchTerms = { accountIds: string[]; amountFen: bigint | null; figures: string | null }

/** Fewer figures stand in nearly every number. The numbers of orders are asked for whole: looking inside them is too slow. */
const FEWEST = 4

type Named = { id: string; alias: string; billKey: string; companyName: string }

/**
 * Names are compared here, where width, case and blanks are folded as everywhere, and once for each account: a resident has few of them
 * and may have twenty thousand payments. Null: nothing is looked for.
 */
export async function searchTerms(ctx: Ctx, userId: string, text: string | undefined): Promise<SearchTerms | null> {
  const wanted = looks(text ?? '')
  if (!text || wanted === '') return null
  const accounts = await ctx.db.query<Named>(
    'SELECT a.id, a.alias, a.bill_key AS "billKey", c.name AS "companyName" FROM water_account a JOIN company c ON c.code = a.company_code WHERE a.user_id = $1',
    [userId],
  )
  const number = normalizeNumber(text)
  const fits = ({ alias, billKey, companyName }: Named) => [alias, companyName].some((name) => looks(name).includes(wanted)) || (number.length >= FEWEST && fitsNumber(billKey, number))
  return { accountIds: accounts.filter(fits).map(({ id }) => id), amountFen: parseYuan(text), figures: /^\d+$/.test(number) ? number : null }
}
