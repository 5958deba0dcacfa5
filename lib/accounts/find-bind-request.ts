import { requireResident } from '@/lib/auth'
import type { Ctx } from '@/lib/db'
import { getCompany } from '@/lib/companies'
import { SECOND_MS } from '@/lib/kernel/calendar'
import { DomainError } from '@/lib/kernel/errors'
import { freeAlias, suggestAlias } from './alias'
import { boundAccountsOf } from './bound-accounts'
import type { BindRequestDto } from './schemas'

/** The caller's own bind request, still alive. Errors: NOT_FOUND (also for somebody else's), BIND_EXPIRED. */
export async function findBindRequest(ctx: Ctx, id: string) {
  const userId = requireResident(ctx)
  const request = await ctx.db.prisma.bindRequest.findUnique({ where: { id } })
  if (!request || request.userId !== userId) throw new DomainError('NOT_FOUND')
  if (request.state === 'EXPIRED' || (request.state !== 'DONE' && request.expiresAt <= ctx.clock.now())) throw new DomainError('BIND_EXPIRED')
  return request
}

export async function toBindRequestDto(ctx: Ctx, request: Awaited<ReturnType<typeof findBindRequest>>): Promise<BindRequestDto> {
  const { id, companyCode, billKey, phoneMasked, codeAgainAt, holderMasked, addressMasked } = request
  const proved = request.state === 'VERIFIED'
  const [company, accounts, othersBound] = await Promise.all([getCompany(ctx, companyCode), boundAccountsOf(ctx, request.userId), proved ? countOthers(ctx, request) : 0])
  const aliasSuggestion = freeAlias(suggestAlias(addressMasked), accounts.map(({ alias }) => alias), billKey)
  const state = request.state as BindRequestDto['state']
  const codeWaitSeconds = Math.max(0, Math.ceil(((codeAgainAt?.getTime() ?? 0) - ctx.clock.now().getTime()) / SECOND_MS))
  return { id, companyCode, companyName: company.name, verification: company.verification, billKey, state, phoneMasked, codeAgainAt, codeWaitSeconds, holderMasked, addressMasked, aliasSuggestion, othersBound }
}

/** Only who has proved whose number it is may know that somebody else pays for it too. */
function countOthers(ctx: Ctx, { userId, companyCode, billKey }: { userId: string; companyCode: string; billKey: string }): Promise<number> {
  return ctx.db.prisma.waterAccount.count({ where: { companyCode, billKey, unboundAt: null, NOT: { userId } } })
}
