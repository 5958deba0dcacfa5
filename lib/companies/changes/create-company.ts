import { z } from 'zod'
import { requireRole } from '@/lib/auth'
import type { Command, Ctx } from '@/lib/db'
import { DomainError } from '@/lib/kernel/errors'
import { IdempotencyKey } from '@/lib/kernel/input'
import { recordAudit, runOnce, scheduleJob } from '@/lib/platform'
import { searchKeys } from '../naming'
import { CompanyCode } from '../schemas'
import { companyRow } from './company-row'
import { diff, flatten, type Change } from './diff'
import { changeKey } from './move-change'
import { parseSettings, readKeys } from './read-patch'
import { fingerprintOf } from './read-settings'
import type { CompanySettings } from './settings'
import { concernsAcquirer } from './open-merchant'
import { takeLines } from './taken-lines'
import { keepKeys, writeSettings } from './write-settings'

const CreateInput = z.object({ code: z.string().trim(), settings: z.record(z.string(), z.unknown()), keys: z.record(z.string().max(40), z.string().max(200)).default({}), openSimulated: z.boolean().default(false), idempotencyKey: IdempotencyKey })

/**
 * A new company, switched off: no money goes by it until a second person has agreed to switch it on. `openSimulated`: a simulated company of that code is opened too, which
 * speaks by these settings. Errors: FORBIDDEN, COMPANY_CODE, COMPANY_EXISTS, COMPANY_LINE_TAKEN, COMPANY_*.
 */
export async function createCompany({ ctx, input }: Command<unknown>): Promise<{ code: string }> {
  requireRole(ctx, 'ADMIN')
  const { idempotencyKey, ...asked } = CreateInput.parse(input)
  const code = readCode(asked.code)
  const settings = { ...parseSettings({ ...asked.settings, enabled: false }) }
  const keys = readKeys(asked.keys)
  return runOnce(ctx, { key: idempotencyKey, command: 'createCompany', input: asked }, async (tx) => {
    await takeLines(tx, [{ code, settings }])
    await insert(tx, code, settings)
    await keepKeys(tx, code, keys, fingerprintOf)
    const changes: Change[] = diff({}, { ...flatten(settings), ...Object.fromEntries(Object.entries(keys).map(([name, value]) => [`key:${name}`, fingerprintOf(name as keyof typeof keys, value)])) })
    await writeSettings(tx, code, { settings, version: 1, changes })
    await recordAudit(tx, { action: 'company.created', subjectId: code, key: code, detail: { name: settings.name } })
    if (concernsAcquirer(settings, changes)) await scheduleJob(tx, { kind: 'company.merchant', key: changeKey(code, 1), dueAt: tx.clock.now() })
    if (asked.openSimulated && settings.endpoint === `sim:${code}`) await scheduleJob(tx, { kind: 'company.tell', key: changeKey(code, 1), dueAt: tx.clock.now() })
    return { code }
  })
}

/** All that a new company is made of, as changes from nothing. */
export const contentsOf = (settings: CompanySettings): Change[] => diff({}, flatten(settings))

function readCode(text: string): string {
  const parsed = CompanyCode.safeParse(text)
  if (!parsed.success) throw new DomainError('COMPANY_CODE')
  return parsed.data
}

async function insert(tx: Ctx, code: string, settings: CompanySettings): Promise<void> {
  const row = { ...companyRow(settings), ...searchKeys({ code, ...settings }), code, signingKey: '', source: '管理后台新增' }
  const { count } = await tx.db.prisma.company.createMany({ data: [row], skipDuplicates: true })
  if (count === 0) throw new DomainError('COMPANY_EXISTS')
}
