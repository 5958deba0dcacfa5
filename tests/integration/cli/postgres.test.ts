import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { startPostgres, type PostgresServer } from '@/lib/cli/bootstrap/postgres.mjs'

let dir: string
let server: PostgresServer | undefined

async function query(sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: server?.url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

beforeAll(() => void (dir = mkdtempSync(join(tmpdir(), 'shuidan-cluster-'))))
afterEach(async () => {
  await server?.stop()
  server = undefined
})
afterAll(() => rmSync(dir, { recursive: true, force: true }))

it('keeps what was committed when it is killed, and starts again', async () => {
  server = await startPostgres({ dir })
  await query('create table kept (n int)')
  await query('insert into kept values (42)')
  await server.kill()
  expect(existsSync(join(server.dataDir, 'postmaster.pid'))).toBe(true)
  server = await startPostgres({ dir })
  expect(server.adopted).toBe(false)
  expect(await query('select n from kept')).toEqual([{ n: 42 }])
})

it('syncs every commit, speaks UTF-8 and listens on the loopback only', async () => {
  server = await startPostgres({ dir })
  const names = ['fsync', 'synchronous_commit', 'server_encoding', 'listen_addresses', 'unix_socket_directories']
  const rows = await query(`select ${names.map((name) => `current_setting('${name}') as ${name}`).join(', ')}`)
  expect(rows).toEqual([
    { fsync: 'on', synchronous_commit: 'on', server_encoding: 'UTF8', listen_addresses: '127.0.0.1', unix_socket_directories: '' },
  ])
})

it('adopts a living server of its folder, and not on another port', async () => {
  server = await startPostgres({ dir })
  const again = await startPostgres({ dir })
  expect(again).toMatchObject({ adopted: true, pid: server.pid, url: server.url })
  await again.stop()
  await server.exited
  expect(existsSync(join(server.dataDir, 'postmaster.pid'))).toBe(false)
})

it('is not misled by a pid file that names a living process of someone else', async () => {
  const data = join(dir, 'data')
  const stranger = process.pid
  writeFileSync(join(data, 'postmaster.pid'), `${stranger}\n${data}\n0\n5432\n\n127.0.0.1\n`)
  server = await startPostgres({ dir })
  expect(server.adopted).toBe(false)
  expect(await query('select 1 as one')).toEqual([{ one: 1 }])
})

it('does over an initialisation that was interrupted', async () => {
  const half = mkdtempSync(join(tmpdir(), 'shuidan-half-'))
  mkdirSync(join(half, 'new-0123', 'base'), { recursive: true })
  mkdirSync(join(half, 'data', 'base'), { recursive: true })
  server = await startPostgres({ dir: half, settings: { fsync: 'off' } })
  expect(await query('select 1 as one')).toEqual([{ one: 1 }])
  expect(existsSync(join(half, 'new-0123'))).toBe(false)
  await server.stop()
  rmSync(half, { recursive: true })
})

it.runIf(process.platform === 'linux' && existsSync('/usr/bin/setpriv'))('ends with its starter when tied', async () => {
  const module = new URL('../../../lib/cli/bootstrap/postgres.mjs', import.meta.url).href
  const code = `const { startPostgres } = await import('${module}')
    await startPostgres({ dir: ${JSON.stringify(dir)}, tied: true })
    process.kill(process.pid, 'SIGKILL')`
  expect(spawnSync(process.execPath, ['--input-type=module', '-e', code]).signal).toBe('SIGKILL')
  server = await startPostgres({ dir })
  expect(server.adopted).toBe(false)
})
