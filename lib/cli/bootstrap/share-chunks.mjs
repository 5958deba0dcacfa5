import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'

const SOURCE_MAP = /\n\/\/# sourceMappingURL=.*\s*$/

/**
 * The bundler writes the same chunk once for every route that needs it (11 MB of 18), and a server would load and keep each. Of equal ones all
 * but the first become a line that leads there.
 * @returns how many were replaced
 */
export function shareChunks(folder) {
  const first = new Map()
  let replaced = 0
  const files = readdirSync(folder, { recursive: true }).filter((file) => file.endsWith('.js'))
  for (const file of files.sort()) {
    const path = join(folder, file)
    const text = readFileSync(path, 'utf8').replace(SOURCE_MAP, '')
    const known = first.get(text)
    if (known === undefined) first.set(text, path)
    // What is shorter than the line that would replace it stays.
    if (known === undefined || text.length < 500) continue
    const way = join(relative(dirname(path), dirname(known)), basename(known))
    writeFileSync(path, `module.exports=require(${JSON.stringify(way.startsWith('.') ? way : `./${way}`)})\n`)
    replaced += 1
  }
  return replaced
}
