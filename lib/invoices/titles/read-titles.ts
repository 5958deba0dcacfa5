import { requireResident } from '@/lib/auth'
import type { Command, Ctx } from '@/lib/db'
import { DomainError } from '@/lib/kernel/errors'
import { AccountInput, TitleInput, type AccountTitlesDto, type TitleDto } from './schemas'

/** So many a person keeps. */
export const MAX_TITLES = 20

const COLUMNS = 't.id, t.kind, t.name, t.tax_id AS "taxId", t.address, t.telephone, t.bank_name AS "bankName", t.bank_account AS "bankAccount", t.is_default AS "isDefault"'

/** The caller's, the default one first, then as they were added, then by name. */
export async function listTitles({ ctx }: { ctx: Ctx }): Promise<TitleDto[]> {
  return titlesOf(ctx, requireResident(ctx))
}

export function titlesOf(ctx: Ctx, userId: string): Promise<TitleDto[]> {
  return ctx.db.query<TitleDto>(`SELECT ${COLUMNS} FROM invoice_title t WHERE t.user_id = $1 AND t.removed_at IS NULL ORDER BY t.is_default DESC, t.created_at, t.name, t.id LIMIT ${MAX_TITLES}`, [userId])
}

/** Errors: NOT_FOUND, also for somebody else's and for a removed one. */
export async function getTitle({ ctx, input }: Command<unknown>): Promise<TitleDto> {
  const { titleId } = TitleInput.parse(input)
  const title = (await listTitles({ ctx })).find(({ id }) => id === titleId)
  if (!title) throw new DomainError('NOT_FOUND')
  return title
}

/** The caller's titles, and which of them an account has of its own. Errors: NOT_FOUND. */
export async function titlesOfAccount({ ctx, input }: Command<unknown>): Promise<AccountTitlesDto> {
  const userId = requireResident(ctx)
  const { waterAccountId } = AccountInput.parse(input)
  const [[account], titles] = await Promise.all([
    ctx.db.query<{ titleId: string | null }>('SELECT invoice_title_id AS "titleId" FROM water_account WHERE id = $1 AND user_id = $2', [waterAccountId, userId]),
    titlesOf(ctx, userId),
  ])
  if (!account) throw new DomainError('NOT_FOUND')
  return { titles, ownId: account.titleId }
}
