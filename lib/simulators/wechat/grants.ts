import { createHash } from 'node:crypto'
import { MINUTE_MS, SECOND_MS } from '@/lib/kernel/calendar'
import type { SimCtx } from '../sim-ctx'

/** A code is good once, for five minutes; a token for two hours. Both on the machine's clock, since they are against thieves. */
const CODE_MS = 5 * MINUTE_MS
export const TOKEN_SECONDS = 7200

export const hash = (secret: string): string => createHash('sha256').update(secret).digest('hex')

export async function findApp(sim: SimCtx, appid: string) {
  return sim.db.prisma.simWechatApp.findUnique({ where: { appid } })
}

export async function listPersons(sim: SimCtx) {
  return sim.db.prisma.simWechatPerson.findMany({ orderBy: { openid: 'asc' }, take: 50 })
}

export async function findPerson(sim: SimCtx, openid: string) {
  return sim.db.prisma.simWechatPerson.findUnique({ where: { openid } })
}

export async function grantCode(sim: SimCtx, grant: { appid: string; openid: string; scope: string }): Promise<string> {
  const code = sim.secrets.token(24)
  await sim.db.prisma.simWechatGrant.create({ data: { ...grant, codeHash: hash(code), expiresAt: new Date(sim.clock.wall().getTime() + CODE_MS) } })
  return code
}

export type Spent = { outcome: 'TOKEN'; token: string; openid: string; scope: string } | { outcome: 'UNKNOWN' | 'USED' | 'EXPIRED' }

/** Exchanges a code for a token, once: the update decides between two who come at the same time. */
export async function spendCode(sim: SimCtx, appid: string, code: string): Promise<Spent> {
  const grant = await sim.db.prisma.simWechatGrant.findUnique({ where: { codeHash: hash(code) } })
  if (!grant || grant.appid !== appid) return { outcome: 'UNKNOWN' }
  const wall = sim.clock.wall()
  if (!grant.usedAt && grant.expiresAt <= wall) return { outcome: 'EXPIRED' }
  const token = sim.secrets.token(48)
  const tokenExpiresAt = new Date(wall.getTime() + TOKEN_SECONDS * SECOND_MS)
  const spent = await sim.db.prisma.simWechatGrant.updateMany({
    where: { codeHash: grant.codeHash, usedAt: null },
    data: { usedAt: wall, tokenHash: hash(token), tokenExpiresAt },
  })
  if (spent.count !== 1) return { outcome: 'USED' }
  return { outcome: 'TOKEN', token, openid: grant.openid, scope: grant.scope }
}

export async function findToken(sim: SimCtx, token: string) {
  return sim.db.prisma.simWechatGrant.findUnique({ where: { tokenHash: hash(token) } })
}
