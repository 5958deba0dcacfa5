import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fail } from './fail.mjs'
import { fingerprint, readStamp } from './fingerprint.mjs'
import { requireWritable } from './folders.mjs'
import { inTurn } from './lock.mjs'
import { inProject, PROJECT } from './project.mjs'
import { runToEnd } from './run-to-end.mjs'
import { shareChunks } from './share-chunks.mjs'

const STAMP = inProject('.next', '.shuidan-stamp')
const SOURCES = [
  ...['app', 'components', 'lib', 'prisma', 'public', 'instrumentation.ts', 'next.config.ts'],
  ...['package-lock.json', 'tsconfig.json', 'postcss.config.mjs', 'postcss.config.js'],
]
/** Neither the generated client (it follows from the schema) nor the commands are part of what is built. */
const SKIP = ['lib/db/generated', 'lib/cli']

const wantedStamp = () => fingerprint(PROJECT, SOURCES, { skip: SKIP, extra: [process.versions.node.split('.')[0]] })

const preload = new URL('./orphan-preload.mjs', import.meta.url).href

/**
 * Builds for production when a source changed since the last build. On failure the tool's own output is
 * shown through `onOutput` before the one line.
 * @returns whether something was built
 */
export function buildIfStale(folders, options) {
  return inTurn(join(folders.state, 'build.lock'), () => build(folders, options))
}

async function build(folders, { env = process.env, onOutput = console.error } = {}) {
  const wanted = wantedStamp()
  if (readStamp(STAMP) === wanted && existsSync(inProject('.next', 'BUILD_ID'))) return false
  requireWritable(folders, '构建', 'build')
  rmSync(STAMP, { force: true })
  const args = ['--import', preload, inProject('node_modules', 'next', 'dist', 'bin', 'next'), 'build']
  const buildEnv = { ...env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' }
  const { code, output } = await runToEnd(process.execPath, args, { cwd: PROJECT, env: buildEnv, ipc: true })
  if (code !== 0) {
    onOutput(output.trimEnd())
    fail('构建失败，原因见上', 'the build failed, see above')
  }
  shareChunks(inProject('.next', 'server', 'chunks'))
  writeFileSync(STAMP, wanted)
  return true
}
