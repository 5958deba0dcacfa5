import type { Ctx } from '@/lib/db'
import { apply, unflatten, type Change } from './diff'
import { getChange } from './read-changes'
import { readPresent } from './read-settings'
import type { CompanySettings } from './settings'

/** What a change that waits would make of what is agreed now, whether or not it holds together any more. Errors: FORBIDDEN, NOT_FOUND, COMPANY_NOT_FOUND. */
export async function draftKept(ctx: Ctx, input: unknown): Promise<{ code: string; before: CompanySettings; after: CompanySettings; changes: Change[]; tellCompany: boolean }> {
  const { code, changes, tellCompany } = await getChange({ ctx, input })
  const { flat, settings } = await readPresent(ctx, code, { lock: false })
  return { code, before: settings, after: unflatten(apply(flat, changes)) as CompanySettings, changes, tellCompany }
}
