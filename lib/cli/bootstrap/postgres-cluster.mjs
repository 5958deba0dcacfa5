import { randomBytes } from 'node:crypto'
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fail } from './fail.mjs'
import { readStamp } from './fingerprint.mjs'
import { enterableByOthers, SERVICE_ACCOUNT } from './folders.mjs'
import { postgresBinaries } from './postgres-binaries.mjs'
import { runToEnd } from './run-to-end.mjs'

export const SUPERUSER = 'shuidan'

const isRoot = () => process.getuid?.() === 0

/** uid and gid for PostgreSQL's programs, and an environment in which no PG… variable misleads them. */
export function serviceAccount() {
  const env = { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' }
  return isRoot() ? { uid: SERVICE_ACCOUNT, gid: SERVICE_ACCOUNT, env } : { env }
}

function makeFolder(dir) {
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  const folder = realpathSync(dir)
  chmodSync(folder, 0o700)
  if (!isRoot()) return folder
  if (!enterableByOthers(dirname(folder))) {
    fail(`PostgreSQL 的用户进不了 ${dirname(folder)}`, `PostgreSQL's user cannot enter ${dirname(folder)}`)
  }
  chownSync(folder, SERVICE_ACCOUNT, SERVICE_ACCOUNT)
  return folder
}

function writePassword(file) {
  const password = randomBytes(24).toString('hex')
  writeFileSync(file, password, { mode: 0o600 })
  if (isRoot()) chownSync(file, SERVICE_ACCOUNT, SERVICE_ACCOUNT)
  return password
}

/** A first attempt that was killed leaves its folder under a name that does not count. */
function clearUnfinished(dir) {
  for (const name of readdirSync(dir)) {
    if (name.startsWith('new-')) rmSync(join(dir, name), { recursive: true, force: true })
  }
  const data = join(dir, 'data')
  if (existsSync(data) && !existsSync(join(data, 'PG_VERSION'))) rmSync(data, { recursive: true, force: true })
}

async function initialise(dir, initdb, settings) {
  const fresh = join(dir, `new-${randomBytes(6).toString('hex')}`)
  const password = writePassword(join(dir, 'password'))
  const args = ['-D', fresh, '-U', SUPERUSER, '-E', 'UTF8', '--locale=C', '--auth=scram-sha-256', `--pwfile=${join(dir, 'password')}`]
  // A cluster that will not sync its writes need not sync its first ones either.
  if (settings.fsync === 'off') args.push('--no-sync')
  const { code, output } = await runToEnd(initdb, args, { cwd: dir, ...serviceAccount() })
  if (code !== 0) {
    const reason = output.split('\n').find((line) => /error|fatal/i.test(line)) ?? output.trim().split('\n').at(-1)
    fail(`数据库初始化失败：${reason}`, `initdb failed: ${reason}`)
  }
  renameSync(fresh, join(dir, 'data'))
  return password
}

function checkVersion(dataDir, initdb) {
  const data = readStamp(join(dataDir, 'PG_VERSION'))
  const catalog = join(dirname(initdb), '..', 'share', 'postgresql', 'postgres.bki')
  const server = /PostgreSQL (\d+)/.exec(existsSync(catalog) ? readFileSync(catalog, 'latin1').slice(0, 200) : '')?.[1] ?? data
  if (data !== server) {
    fail(`${dataDir} 属于 PostgreSQL ${data}，现在是 ${server}；请移走该文件夹`, `${dataDir} is of PostgreSQL ${data}, this is ${server}: move that folder away`)
  }
}

/**
 * Makes `dir` a cluster unless it is one: `data`, `password`, `postgres.log`.
 * @returns {Promise<{ dir: string, dataDir: string, password: string, postgres: string, created: boolean }>}
 */
export async function prepareCluster(dir, settings) {
  const { initdb, postgres } = postgresBinaries()
  const folder = makeFolder(dir)
  const dataDir = join(folder, 'data')
  clearUnfinished(folder)
  if (!existsSync(dataDir)) {
    const password = await initialise(folder, initdb, settings)
    return { dir: folder, dataDir, password, postgres, created: true }
  }
  checkVersion(dataDir, initdb)
  const password = readStamp(join(folder, 'password'))
  if (!password) fail(`缺少 ${join(folder, 'password')}；请移走该文件夹`, `${join(folder, 'password')} is missing: move that folder away`)
  if (isRoot() && statSync(dataDir).uid !== SERVICE_ACCOUNT) {
    fail(`${dataDir} 是普通用户建立的，请用该用户启动`, `${dataDir} was made by an ordinary user: start as that user`)
  }
  return { dir: folder, dataDir, password, postgres, created: false }
}
