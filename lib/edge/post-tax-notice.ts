import { env } from '@/lib/env'
import type { Post } from '@/lib/simulators/tax'
import { BEHIND_HEADER } from './world-name'

const TIMEOUT_MS = 10_000

/**
 * From the bureau to the platform's own address for notices. The bureau works inside the world that has rung it, so what it sends must not
 * wait behind who wants that world for himself: the key says that it is ours.
 */
export const postTaxNotice = (world: string): Post => async ({ headers, body }) => {
  const url = `http://127.0.0.1:${env.webPort}/api/tax/notices`
  const request = { method: 'POST', headers: { ...headers, 'x-world': world, [BEHIND_HEADER]: env.behindKey }, body: Buffer.from(body), signal: AbortSignal.timeout(TIMEOUT_MS), cache: 'no-store' } as const
  const answer = await fetch(url, request).catch(() => null)
  await answer?.body?.cancel()
  return answer?.ok === true
}
