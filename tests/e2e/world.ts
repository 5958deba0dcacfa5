/** A world for one test on the running stack: the browser comes by its name, Node by the header X-World. */
import { request, type IncomingHttpHeaders } from 'node:http'
import { expect } from '@playwright/test'
import type { Actor } from '@/lib/db'
import type { InboxItem, PaymentPath } from '@/lib/qa'
import { systemSecrets } from '@/lib/kernel/secrets'
import { createWorld, deleteWorld, type OpenWorld } from '@/lib/worlds'
import { inProcessCtx, PRESETS } from '@/prisma/seed'
import { seedBoundAccount } from '@/prisma/seed/bind-account'
import type { RESIDENTS } from '@/prisma/seed/people'

const PORT = Number(new URL(process.env.E2E_BASE_URL ?? 'http://localhost:3000').port)

export type Answer = { status: number; headers: IncomingHttpHeaders; text: string }
export type Call = { method?: string; headers?: Record<string, string>; body?: string | Buffer }
export type Move = 'minute' | 'quarter' | 'hour' | 'day' | 'week'
export type Nickname = (typeof RESIDENTS)[number]['nickname']
type Panel = { world: string; clock: { now: string; mode: string }; inbox: InboxItem[]; path: PaymentPath | null }

/** Node does not resolve `<world>.localhost`, so the world is named in a header. */
export function call(world: string, path: string, { method = 'GET', headers = {}, body }: Call = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port: PORT, path, method, headers: { 'x-world': world, ...headers } }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text: Buffer.concat(parts).toString('utf8') }))
    })
    asked.on('error', reject)
    asked.end(body)
  })
}

export const originOf = (world: string): string => `http://${world}.localhost:${PORT}`

export class E2eWorld {
  constructor(
    readonly name: string,
    readonly open: OpenWorld,
  ) {}

  get origin(): string {
    return originOf(this.name)
  }

  call(path: string, options?: Call): Promise<Answer> {
    return call(this.name, path, options)
  }

  async panel(): Promise<Panel> {
    return JSON.parse((await this.call('/api/panel')).text) as Panel
  }

  /** As the panel's buttons do: comes back when everything that fell due on the way is done. */
  async advance(by: Move): Promise<void> {
    const { status, text } = await this.call('/api/panel/clock', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ by }) })
    if (status !== 200) throw new Error(`the clock did not move: ${status} ${text}`)
  }

  query<T>(sql: string, values: unknown[] = []): Promise<T[]> {
    return this.open.db.query<T>(sql, values)
  }

  /** Waits until the workers have done all that is due at the present of a standing clock: figures are read again, people told. */
  async settled(): Promise<void> {
    const due = `SELECT j.kind FROM scheduled_job j, world_state w WHERE j.state = 'PENDING' AND j.due_at <= w.clock_base`
    await expect.poll(() => this.query(due), { intervals: [50], message: 'the workers are not done' }).toEqual([])
  }

  async userId(nickname: Nickname = '王女士'): Promise<string> {
    const [user] = await this.query<{ id: string }>('SELECT id FROM app_user WHERE display_name = $1', [nickname])
    if (!user) throw new Error(`nobody is called ${nickname}`)
    return user.id
  }

  /** Binds a 户号 without the browser, for tests that begin after it. Returns the account's id. */
  async bound(billKey: string, nickname: Nickname = '王女士'): Promise<string> {
    const userId = await this.userId(nickname)
    const [known] = await this.query<{ id: string }>('SELECT id FROM water_account WHERE user_id = $1 AND bill_key = $2', [userId, billKey])
    const actor: Actor = { kind: 'SYSTEM' }
    return known?.id ?? seedBoundAccount(await inProcessCtx(this.open, actor), { userId, companyCode: 'beijing', billKey, alias: '学院路-主表' })
  }
}

/** Its clock stands at 2026-03-16 10:00 until somebody moves it; the workers find it within a second. */
export async function withWorld(use: (world: E2eWorld) => Promise<void>): Promise<void> {
  const name = `e2e-${systemSecrets.token(9).toLowerCase().replace(/[^a-z0-9]/g, '0')}`
  const open = await createWorld(name, PRESETS.demo)
  const world = new E2eWorld(name, open)
  try {
    await use(world)
    // A job that loses its world half way is written to the log.
    await world.settled()
  } finally {
    await open.handle.close()
    await deleteWorld(name)
  }
}
