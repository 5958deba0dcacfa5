import { createHash, randomBytes } from 'node:crypto'
import { chmodSync, lstatSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fail } from './fail.mjs'
import { PROJECT } from './project.mjs'

/** PostgreSQL refuses to run as root, so root runs it as the user that owns nothing. */
export const SERVICE_ACCOUNT = 65534

const isRoot = () => process.getuid?.() === 0

/** Whether any user may pass through `path` and all folders above it. */
export function enterableByOthers(path, modeOf = (folder) => statSync(folder).mode) {
  for (let folder = path; ; folder = dirname(folder)) {
    if ((modeOf(folder) & 0o001) === 0) return false
    if (folder === dirname(folder)) return true
  }
}

/**
 * Where state and PostgreSQL live. PostgreSQL needs a place that its user can reach; a project
 * folder that cannot be written leaves only a temporary place for both.
 */
export function decideFolders({ project, uid, writable, enterable }) {
  const hash = createHash('sha256').update(`${project}\0${uid}`).digest('hex').slice(0, 12)
  const elsewhere = join('/var/tmp', `shuidan-${hash}`)
  const inside = join(project, '.shuidan')
  const unreachable = uid === 0 && !enterable
  return {
    state: writable ? inside : elsewhere,
    postgres: writable && !unreachable ? inside : elsewhere,
    spare: elsewhere,
  }
}

/** Root may "write" to a read-only disk as far as permissions tell, so it is tried. */
function canWrite(folder) {
  const probe = join(folder, `.probe-${process.pid}-${randomBytes(4).toString('hex')}`)
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    writeFileSync(probe, '')
    rmSync(probe)
    return true
  } catch {
    return false
  }
}

/** Makes a private folder. In /var/tmp anyone may have made it before us, which is refused. */
export function makePrivate(folder) {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const stat = lstatSync(folder)
  if (!stat.isDirectory() || stat.uid !== (process.getuid?.() ?? stat.uid)) {
    fail(`文件夹 ${folder} 属于别人`, `folder ${folder} belongs to someone else`)
  }
  // Root's PostgreSQL runs as another user, which must pass through; what is inside stays private.
  chmodSync(folder, isRoot() ? 0o711 : 0o700)
}

/** @returns {{ state: string, postgres: string, spare: string, writable: boolean }} */
export function findFolders() {
  const writable = canWrite(join(PROJECT, '.shuidan'))
  const uid = process.getuid?.() ?? 0
  const folders = decideFolders({ project: PROJECT, uid, writable, enterable: enterableByOthers(PROJECT) })
  return { ...folders, writable }
}

/** Makes the folders of `findFolders`; one clear line when nothing can be written anywhere. */
export function makeFolders() {
  const folders = findFolders()
  for (const folder of new Set([folders.state, folders.postgres])) {
    if (folder.startsWith('/var/tmp') && !canWrite(folder)) {
      fail(`项目文件夹和 ${folder} 都不可写`, `neither the project folder nor ${folder} can be written`)
    }
    makePrivate(folder)
  }
  return folders
}

/** For steps that have to write into the project itself. */
export function requireWritable(folders, zh, en) {
  if (!folders.writable) fail(`项目文件夹不可写，无法${zh}：${PROJECT}`, `cannot ${en}, the project folder is not writable: ${PROJECT}`)
}
