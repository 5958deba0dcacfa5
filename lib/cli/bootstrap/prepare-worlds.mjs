import { fail } from './fail.mjs'
import { inProject, PROJECT } from './project.mjs'
import { runToEnd } from './run-to-end.mjs'

const preload = new URL('./orphan-preload.mjs', import.meta.url).href

/** Control database, template and demo world. What it prints is for the user (such as the token for `/worlds`). */
export async function prepareWorlds(env, { onLine = () => {} } = {}) {
  const args = ['--import', preload, '--import', 'tsx', inProject('lib', 'cli', 'prepare.ts')]
  const { code, output } = await runToEnd(process.execPath, args, { cwd: PROJECT, env, ipc: true })
  if (output.trim()) onLine(output.trim())
  if (code !== 0) fail('准备数据失败，原因见上', 'preparing the data failed, see above')
}
