import { requireRole } from '@/lib/auth'
import { checkNumber } from '@/lib/companies'
import { countUnderWay, draftChange, draftKept, movesLine, movesMoney, pricesOf, READERS } from '@/lib/companies/changes'
import type { Change, CompanySettings } from '@/lib/companies/changes/schemas'
import type { Command, Ctx } from '@/lib/db'
import { PreviewInput, type ImpactDto } from './schemas'
import { masked, tariffImpact } from './tariff-impact'

/** Bound numbers looked at in one go. */
const AT_ONCE = 10_000
const SHOWN = 5

/** What a change would do before anybody saves it (rule C2): numbers that would no longer be taken, bills that would change. Errors: those of proposing it. */
export async function previewImpact({ ctx, input }: Command<unknown>): Promise<ImpactDto> {
  requireRole(ctx, ...READERS)
  const { code, tellCompany, ...asked } = PreviewInput.parse(input)
  return impactOf(ctx, code, { ...(await draftChange(ctx, code, asked)), tellCompany })
}

/** The same of a change that waits for a second person, by what is agreed now. Errors: FORBIDDEN, NOT_FOUND, COMPANY_NOT_FOUND. */
export async function previewKept({ ctx, input }: Command<unknown>): Promise<ImpactDto> {
  const { code, ...draft } = await draftKept(ctx, input)
  return impactOf(ctx, code, draft)
}

type Draft = { before: CompanySettings; after: CompanySettings; changes: Change[]; tellCompany: boolean }

async function impactOf(ctx: Ctx, code: string, draft: Draft): Promise<ImpactDto> {
  const { after, changes } = draft
  const touches = (...names: string[]) => changes.some(({ name }) => names.includes(name))
  const numbers = touches('numberRule') ? await numbersImpact(ctx, code, after) : null
  const [bound] = await ctx.db.query<{ n: number }>('SELECT count(DISTINCT bill_key)::int AS n FROM water_account WHERE company_code = $1 AND unbound_at IS NULL', [code])
  return {
    changes,
    isMoney: changes.some(movesMoney),
    bound: bound?.n ?? 0,
    failing: numbers?.failing ?? 0,
    failingSample: numbers?.sample.map(masked) ?? [],
    underWay: changes.some(movesLine) ? await countUnderWay(ctx, code) : 0,
    ...(await tariffImpact(ctx, code, draft)),
    amountNote: touches('minPaymentFen', 'maxPaymentFen') ? await amountsImpact(ctx, code, after) : null,
    cannotTell: cannotTell(draft),
  }
}

/** Only where prices change: what it keeps of those it has is known from before. */
function cannotTell({ after, changes, tellCompany }: Draft): boolean {
  const isAboutPrices = changes.some(({ name }) => name.startsWith('tariff:RESIDENTIAL:') || name === 'endpoint')
  return tellCompany && isAboutPrices && after.endpoint.startsWith('sim:') && pricesOf(after) === null
}

async function numbersImpact({ db }: Ctx, code: string, { numberRule }: CompanySettings): Promise<{ failing: number; sample: string[] }> {
  const found = { failing: 0, sample: [] as string[] }
  for (let after: string | undefined = ''; after !== undefined; ) {
    const rows: { billKey: string }[] = await db.query(`SELECT DISTINCT bill_key AS "billKey" FROM water_account WHERE company_code = $1 AND unbound_at IS NULL AND bill_key > $2 ORDER BY 1 LIMIT ${AT_ONCE}`, [code, after])
    const failing = rows.map(({ billKey }) => billKey).filter((billKey) => !checkNumber(numberRule, billKey).ok)
    found.failing += failing.length
    found.sample.push(...failing.slice(0, SHOWN - found.sample.length))
    after = rows.length === AT_ONCE ? rows.at(-1)?.billKey : undefined
  }
  return found
}

/** Bound numbers that owe less than could be paid at least, or more than at most. */
async function amountsImpact({ db }: Ctx, code: string, { minPaymentFen, maxPaymentFen }: CompanySettings): Promise<{ below: number; above: number }> {
  const [row] = await db.query<{ below: number; above: number }>(
    `SELECT count(DISTINCT bill_key) FILTER (WHERE due_fen > 0 AND due_fen < $2::bigint)::int AS below, count(DISTINCT bill_key) FILTER (WHERE due_fen > $3::bigint)::int AS above
     FROM water_account WHERE company_code = $1 AND unbound_at IS NULL`,
    [code, minPaymentFen, maxPaymentFen],
  )
  return row ?? { below: 0, above: 0 }
}
