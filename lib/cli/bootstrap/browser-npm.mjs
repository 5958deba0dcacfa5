import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runNpm } from './install.mjs'
import { runToEnd } from './run-to-end.mjs'

/** A Chromium that npm carries itself, so that a closed network with a registry is enough. Linux x64 only. */
const PACKAGE = '@sparticuz/chromium@153.0.0'
const UNPACK = "const { default: c } = await import('@sparticuz/chromium'); await c.executablePath()"

export function npmBrowserPath(state) {
  const path = join(state, 'browser', 'chromium')
  return existsSync(path) ? path : undefined
}

/** @returns the path of a script that runs it with the libraries it brings along */
export async function npmBrowser(state) {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined
  const root = join(state, 'browser')
  const unpacked = join(root, 'unpacked')
  mkdirSync(unpacked, { recursive: true })
  const { code } = await runNpm(['install', '--no-save', '--prefix', root, PACKAGE], { cwd: root })
  if (code !== 0) return undefined
  // The package unpacks into the temporary folder, and brings its libraries only where it believes to be on Lambda.
  const env = { ...process.env, TMPDIR: unpacked, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' }
  const unpacking = await runToEnd(process.execPath, ['--input-type=module', '-e', UNPACK], { cwd: root, env })
  if (unpacking.code !== 0) return undefined
  const program = join(unpacked, 'chromium')
  const plain = await runToEnd(program, ['--version'], { timeoutMs: 20_000 })
  const libraries = plain.code === 0 ? '' : `LD_LIBRARY_PATH='${join(unpacked, 'al2023', 'lib')}' `
  const script = join(root, 'chromium')
  writeFileSync(script, `#!/bin/sh\n${libraries}exec '${program}' "$@"\n`)
  chmodSync(script, 0o700)
  return script
}
