import { randomBytes, randomInt } from 'node:crypto'

/** The CSPRNG, for keys, nonces, codes and tokens; outside the state hash. */
export type Secrets = {
  token(bytes?: number): string
  /** A decimal code, leading zeros kept. */
  code(digits: number): string
}

export const systemSecrets: Secrets = {
  token: (bytes = 24) => randomBytes(bytes).toString('base64url'),
  code: (digits) => randomInt(0, 10 ** digits).toString().padStart(digits, '0'),
}
