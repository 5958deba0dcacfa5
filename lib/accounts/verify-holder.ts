import { answerOrThrow, askCompany, getCompany } from '@/lib/companies'
import type { CompanyDto } from '@/lib/companies/schemas'
import type { Command } from '@/lib/db'
import type { GatewayFailure } from '@/lib/gateways/water'
import { SECOND_MS } from '@/lib/kernel/calendar'
import { DomainError, type ErrorCode } from '@/lib/kernel/errors'
import type { Result } from '@/lib/kernel/result'
import { recordAudit } from '@/lib/platform'
import { findBindRequest, toBindRequestDto } from './find-bind-request'
import { BindRequestInput, VerifyCodeInput, type BindRequestDto } from './schemas'

/** Refusals of a proof by the company (our SIM codes) in our own words. */
const CODE_ERRORS: Record<string, ErrorCode> = {
  SIM0001: 'CODE_WRONG',
  SIM0002: 'CODE_EXPIRED',
  SIM0003: 'CODE_LOCKED',
  SIM0004: 'CODE_TOO_FREQUENT',
  SIM0005: 'CODE_NONE_SENT',
  SIM0008: 'ID_TAIL_WRONG',
  SIM0009: 'ID_TAIL_LOCKED',
}

function codeAnswer<T>(result: Result<T, GatewayFailure>): T {
  if (!result.ok && result.error.kind === 'REFUSED') {
    const code = CODE_ERRORS[result.error.code]
    if (code) throw new DomainError(code)
  }
  return answerOrThrow(result)
}

/**
 * Asks the company to text a code to the phone it has on file; the platform never learns the number (rule B5).
 * Errors: BIND_EXPIRED, CODE_TOO_FREQUENT, CODE_LOCKED, COMPANY_*.
 */
export async function sendBindCode({ ctx, input }: Command<unknown>): Promise<BindRequestDto> {
  const request = await findBindRequest(ctx, BindRequestInput.parse(input).bindRequestId)
  const topic = { companyCode: request.companyCode, subjectId: request.id, sequence: `code:${ctx.secrets.token(6)}` }
  const sent = codeAnswer(await askCompany(ctx, topic, (gateway, call) => gateway.sendCode(call, { billKey: request.billKey })))
  const codeAgainAt = new Date(ctx.clock.now().getTime() + sent.againInSeconds * SECOND_MS)
  const updated = await ctx.db.prisma.bindRequest.update({ where: { id: request.id }, data: { phoneMasked: sent.phoneMasked, codeAgainAt } })
  return toBindRequestDto(ctx, updated)
}

/** What has to be shown is the company's choice (rule B5); how it must look is checked before anybody is asked. */
function readProofs(verification: CompanyDto['verification'], { code, idTail }: { code: string; idTail: string }) {
  const digits = code.normalize('NFKC').replace(/\s/g, '')
  const tail = idTail.normalize('NFKC').replace(/\s/g, '').toUpperCase()
  if (verification !== 'SMS' && !/^\d{3}[\dX]$/.test(tail)) throw new DomainError('ID_TAIL_INVALID')
  if (verification !== 'ID_CARD' && !/^\d{6}$/.test(digits)) throw new DomainError('CODE_INVALID')
  return { code: verification === 'ID_CARD' ? null : digits, idTail: verification === 'SMS' ? null : tail }
}

/**
 * Has the company compare code, ID card or both, then asks whose meter it is; the platform keeps neither. Errors: ID_TAIL_*, CODE_INVALID, CODE_WRONG, CODE_NONE_SENT,
 * CODE_EXPIRED, CODE_LOCKED, BIND_EXPIRED, COMPANY_*.
 */
export async function verifyBindCode({ ctx, input }: Command<unknown>): Promise<BindRequestDto> {
  const { bindRequestId, ...given } = VerifyCodeInput.parse(input)
  const request = await findBindRequest(ctx, bindRequestId)
  if (request.state !== 'STARTED') return toBindRequestDto(ctx, request)
  const { companyCode, billKey, id } = request
  const { code, idTail } = readProofs((await getCompany(ctx, companyCode)).verification, given)
  const token = ctx.secrets.token(6)
  // The card first: a wrong one does not use up the code.
  if (idTail) codeAnswer(await askCompany(ctx, { companyCode, subjectId: id, sequence: `id:${token}` }, (gateway, call) => gateway.checkId(call, { billKey, idTail })))
  if (code) codeAnswer(await askCompany(ctx, { companyCode, subjectId: id, sequence: `check:${token}` }, (gateway, call) => gateway.checkCode(call, { billKey, code })))
  const profile = answerOrThrow(await askCompany(ctx, { companyCode, subjectId: id, sequence: `profile:${token}` }, (gateway, call) => gateway.profile(call, { billKey })))
  const verified = await ctx.db.prisma.bindRequest.update({
    where: { id },
    data: { state: 'VERIFIED', holderMasked: profile.customerMasked, addressMasked: profile.addressMasked, householdSize: profile.people },
  })
  await recordAudit(ctx, { action: 'verifyHolder', subjectId: id })
  return toBindRequestDto(ctx, verified)
}
