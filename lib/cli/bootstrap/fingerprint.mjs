import { createHash } from 'node:crypto'
import { lstatSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'

function* filesUnder(path, skip, root) {
  if (skip.includes(relative(root, path).split(sep).join('/'))) return
  const stat = lstatSync(path, { throwIfNoEntry: false })
  if (!stat) return
  if (!stat.isDirectory()) {
    if (stat.isFile()) yield path
    return
  }
  for (const name of readdirSync(path).sort()) yield* filesUnder(join(path, name), skip, root)
}

/**
 * A hash over names and contents of the files under `paths` (relative to `root`; missing ones count as such)
 * and over `extra` facts. Contents, not times: a fresh clone has new times and a restored file old ones.
 */
export function fingerprint(root, paths, { skip = [], extra = [] } = {}) {
  const hash = createHash('sha256')
  for (const fact of extra) hash.update(`${fact}\0`)
  for (const path of paths) {
    for (const file of filesUnder(join(root, path), skip, root)) {
      const content = readFileSync(file)
      hash.update(`${relative(root, file)}\0${content.length}\0`).update(content)
    }
    hash.update(`end of ${path}\0`)
  }
  return hash.digest('hex')
}

export function readStamp(file) {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    return ''
  }
}
