import { equalInConstantTime } from '@/lib/crypto'
import { env } from '@/lib/env'
import { DomainError } from '@/lib/kernel/errors'
import { worldsToken } from './token.mjs'

function hostOf(origin: string): string | null {
  try {
    return new URL(origin).host
  } catch {
    return null
  }
}

/**
 * The machine itself, or who has the token. The address is the server's word (lib/cli/bootstrap/forwarded.mjs). A page of another
 * site runs on this machine too: its requests are marked cross-site, or go to a name that is not this machine's. Errors: FORBIDDEN, UNAUTHENTICATED.
 */
export function guardWorlds(request: Request): void {
  const { headers } = request
  const given = /^Bearer (\S{1,200})$/.exec(headers.get('authorization') ?? '')?.[1]
  if (given !== undefined) {
    if (equalInConstantTime(given, worldsToken(env.rootSecret))) return
    throw new DomainError('UNAUTHENTICATED')
  }
  const address = headers.get('x-forwarded-for') ?? ''
  if (address !== '::1' && !address.startsWith('127.')) throw new DomainError('UNAUTHENTICATED')
  const host = (headers.get('host') ?? '').replace(/:\d+$/, '')
  if (!/^(localhost|[a-z0-9-]+\.localhost|127\.[\d.]+|\[::1\])$/.test(host)) throw new DomainError('FORBIDDEN')
  const [site, origin] = [headers.get('sec-fetch-site'), headers.get('origin')]
  if (site !== null && site !== 'same-origin' && site !== 'none') throw new DomainError('FORBIDDEN')
  if (origin !== null && hostOf(origin) !== headers.get('host')) throw new DomainError('FORBIDDEN')
}
