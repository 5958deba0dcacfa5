import { randomBytes } from 'node:crypto'
import { chmodSync, readFileSync, renameSync, writeFileSync } from 'node:fs'

/** Reads a secret kept in a file of mode 600, or makes it. Renaming keeps a half-written one from ever counting. */
export function keepSecret(file, bytes = 32) {
  try {
    const kept = readFileSync(file, 'utf8').trim()
    if (kept) return kept
  } catch (error) {
    if (error.code !== 'ENOENT') throw error
  }
  const made = randomBytes(bytes).toString('hex')
  const partial = `${file}.${process.pid}`
  writeFileSync(partial, made, { mode: 0o600 })
  chmodSync(partial, 0o600)
  renameSync(partial, file)
  return made
}
