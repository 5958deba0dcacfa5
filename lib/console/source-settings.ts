import { requireDesk } from '@/lib/auth'
import type { Command, Ctx } from '@/lib/db'
import { listSettings } from '@/lib/funding'
import { ResetSettingInput, type SettingDto } from '@/lib/funding/schemas'
import { DomainError } from '@/lib/kernel/errors'

/** Every setting of every source with its origin (rule P2), for admins and operators. Errors: UNAUTHENTICATED, FORBIDDEN. */
export async function readSourceSettings({ ctx }: { ctx: Ctx }): Promise<SettingDto[]> {
  requireDesk(ctx)
  return listSettings(ctx)
}

/** One of them. Errors: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND. */
export async function getSourceSetting({ ctx, input }: Command<unknown>): Promise<SettingDto> {
  requireDesk(ctx)
  const { source, name } = ResetSettingInput.parse(input)
  const setting = (await listSettings(ctx)).find((one) => one.source === source && one.name === name)
  if (!setting) throw new DomainError('NOT_FOUND')
  return setting
}
