import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fail } from './fail.mjs'
import { fingerprint, readStamp } from './fingerprint.mjs'
import { requireWritable } from './folders.mjs'
import { inProject, PROJECT } from './project.mjs'
import { runToEnd } from './run-to-end.mjs'

const GENERATED = inProject('lib', 'db', 'generated')
const STAMP = join(GENERATED, '.shuidan-stamp')

function wantedStamp() {
  const { version } = JSON.parse(readFileSync(inProject('node_modules', 'prisma', 'package.json'), 'utf8'))
  return fingerprint(PROJECT, ['prisma/schema', 'prisma.config.ts'], { extra: [version] })
}

/** Generates the database client when the schema changed; on failure the tool's own output goes to `onOutput`. */
export async function generateClient(folders, { onOutput = console.error } = {}) {
  const wanted = wantedStamp()
  if (readStamp(STAMP) === wanted) return false
  requireWritable(folders, '生成数据客户端', 'generate the database client')
  const env = {
    ...process.env,
    // Prisma would look for a native engine and download it, although generating needs none: any file satisfies it.
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    CHECKPOINT_DISABLE: '1',
  }
  const args = [inProject('node_modules', 'prisma', 'build', 'index.js'), 'generate', '--schema', 'prisma/schema']
  const { code, output } = await runToEnd(process.execPath, args, { cwd: PROJECT, env })
  if (code !== 0 || !existsSync(GENERATED)) {
    onOutput(output.trim())
    fail('生成数据客户端失败，原因见上', 'prisma generate failed, see above')
  }
  writeFileSync(STAMP, wanted)
  return true
}
