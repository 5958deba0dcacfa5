import { requireResident } from '@/lib/auth'
import { answerOrThrow, checkNumber, getCompany, askCompany } from '@/lib/companies'
import type { Command, Ctx } from '@/lib/db'
import { HOUR_MS, MINUTE_MS } from '@/lib/kernel/calendar'
import { DomainError, valueOrThrow } from '@/lib/kernel/errors'
import { countAttempt, recordAudit, scheduleJob } from '@/lib/platform'
import { boundAccountsOf, refuseBound } from './bound-accounts'
import { toBindRequestDto, type findBindRequest } from './find-bind-request'
import { StartBindingInput, type BindRequestDto } from './schemas'

/** How long the way from number to bound account may take, in world time. */
const BINDING_MS = 15 * MINUTE_MS

/**
 * First step of binding (rules B3, B5): is this a number of that company at all? Numbers are tried by guessers, so a person
 * has 20 tries an hour. Errors: NUMBER_EMPTY, NUMBER_LENGTH, NUMBER_CHARSET, NUMBER_OLD, NUMBER_IS_METER, NUMBER_NOT_FOUND, NUMBER_ALREADY_BOUND,
 * ACCOUNT_LIMIT, COMPANY_*, RATE_LIMITED.
 */
export async function startBinding({ ctx, input }: Command<unknown>): Promise<BindRequestDto> {
  const userId = requireResident(ctx)
  const { companyCode, number } = StartBindingInput.parse(input)
  const company = await getCompany(ctx, companyCode)
  const billKey = valueOrThrow(checkNumber(company.numberRule, number))
  refuseBound(await boundAccountsOf(ctx, userId), { companyCode, billKey })
  await countAttempt(ctx, { key: `bind:${userId}`, max: 20, windowMs: HOUR_MS, code: 'RATE_LIMITED' })
  await askWhetherExists(ctx, companyCode, billKey, userId)
  const startedAt = ctx.clock.now()
  const expiresAt = new Date(startedAt.getTime() + BINDING_MS)
  // Companies count codes by number: starting again does not shorten the wait.
  const whose = { userId, companyCode, billKey }
  const waiting = await ctx.db.prisma.bindRequest.findFirst({ where: { ...whose, codeAgainAt: { gt: startedAt } }, orderBy: { codeAgainAt: 'desc' } })
  const codeAgainAt = waiting?.codeAgainAt ?? null
  const empty = { phoneMasked: '', holderMasked: '', addressMasked: '', householdSize: 0 }
  const request = await keep(ctx, { ...whose, ...empty, state: 'STARTED', codeAgainAt, startedAt, expiresAt })
  await scheduleJob(ctx, { kind: 'bind.expire', key: request.id, dueAt: expiresAt })
  await recordAudit(ctx, { action: 'startBinding', subjectId: request.id, detail: { companyCode } })
  return toBindRequestDto(ctx, request)
}

type NewRequest = Omit<Awaited<ReturnType<typeof findBindRequest>>, 'id'>

/** The n-th request of a person for a number is the same in every world of the same seed (rule Q6); of two at once one is the next. */
async function keep(ctx: Ctx, data: NewRequest) {
  const { userId, companyCode, billKey } = data
  for (let n = await ctx.db.prisma.bindRequest.count({ where: { userId, companyCode, billKey } }); ; n += 1) {
    const request = { id: ctx.random.id('bnd', `${userId}:${companyCode}:${billKey}:${n}`), ...data }
    const { count } = await ctx.db.prisma.bindRequest.createMany({ data: [request], skipDuplicates: true })
    if (count === 1) return request
  }
}

/** 户号不存在, 查询无此用户, 异地办理: the company does not know the number, or only another one does. */
const UNKNOWN_HERE = ['EQ0006', 'EQ0004', 'EQ0015']

/** A company that answers "nothing due" knows the number. */
async function askWhetherExists(ctx: Ctx, companyCode: string, billKey: string, userId: string): Promise<void> {
  const topic = { companyCode, subjectId: `bind:${userId}:${billKey}`, sequence: `query:${ctx.secrets.token(6)}` }
  const answer = await askCompany(ctx, topic, (gateway, call) => gateway.query(call, { billKey, beginNum: 1, queryNum: 1 }))
  if (answer.ok) return
  if (answer.error.kind === 'REFUSED') {
    if (answer.error.code === 'EQ0005') return
    if (UNKNOWN_HERE.includes(answer.error.code)) throw new DomainError('NUMBER_NOT_FOUND')
  }
  answerOrThrow(answer)
}
