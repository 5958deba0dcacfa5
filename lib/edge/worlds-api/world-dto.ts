import { DomainError } from '@/lib/kernel/errors'
import { env } from '@/lib/env'
import { systemSecrets } from '@/lib/kernel/secrets'
import { findWorld, type WorldRecord } from '@/lib/worlds'
import { DEFAULT_WORLD } from '../world-name'

/** Nobody's name, and nobody guesses it. */
export const madeUpName = (): string => `w-${systemSecrets.token(9).toLowerCase().replace(/[^a-z0-9]/g, '0')}`

export function toWorldDto({ name, preset, parent, seed, startsAt, madeAt, expiresAt }: WorldRecord) {
  const host = name === DEFAULT_WORLD ? 'localhost' : `${name}.localhost`
  return { name, preset, parent, url: `http://${host}:${env.webPort}`, seed, startsAt, madeAt, expiresAt }
}

/** Errors: WORLD_NOT_FOUND. */
export async function worldDto(name: string) {
  const record = await findWorld(name)
  if (!record) throw new DomainError('WORLD_NOT_FOUND')
  return toWorldDto(record)
}
