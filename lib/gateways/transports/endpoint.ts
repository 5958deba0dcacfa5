import { InvariantError } from '@/lib/kernel/invariant'

export type Target = { kind: 'SIMULATED'; code: string } | { kind: 'REAL'; url: URL }

/** The bank side's code and the tax bureau's among the simulated parties; all others are water companies. */
export const BANK_CODE = 'bank'
export const TAX_CODE = 'tax'

/** Endpoints are checked when they are saved, so anything else here is a bug. */
export function readEndpoint(endpoint: string): Target {
  const simulated = /^sim:([a-z0-9-]{1,40})$/.exec(endpoint)
  if (simulated?.[1]) return { kind: 'SIMULATED', code: simulated[1] }
  const url = URL.canParse(endpoint) ? new URL(endpoint) : null
  if (url && ['http:', 'https:', 'tcp:'].includes(url.protocol)) return { kind: 'REAL', url }
  throw new InvariantError(`bad endpoint ${endpoint}`)
}
