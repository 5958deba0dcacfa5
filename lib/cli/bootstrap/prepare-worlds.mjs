import { join } from 'node:path'
import { fail } from './fail.mjs'
import { openLogFile } from './log-file.mjs'
import { inProject, PROJECT } from './project.mjs'
import { runToEnd } from './run-to-end.mjs'

const preload = new URL('./orphan-preload.mjs', import.meta.url).href

/** The line that says what happened, without the stack around it. */
function reasonIn(output) {
  const lines = output.split('\n').map((line) => line.trim()).filter(Boolean)
  return lines.find((line) => /^\w*(Error|Failure)\b.*:/.test(line)) ?? lines.at(-1) ?? '?'
}

/** Control database, template and demo world. What it prints is for the user; when it fails, the whole is in a log. */
export async function prepareWorlds(env, { onLine = () => {} } = {}) {
  const args = ['--import', preload, '--import', 'tsx', inProject('lib', 'cli', 'prepare.ts')]
  const { code, output } = await runToEnd(process.execPath, args, { cwd: PROJECT, env, ipc: true })
  if (code === 0) {
    if (output.trim()) onLine(output.trim())
    return
  }
  const logFile = join(env.SHUIDAN_HOME, 'logs', 'prepare.log')
  const log = openLogFile(logFile)
  log.write(output)
  log.close()
  const reason = reasonIn(output)
  fail(`准备数据失败：${reason}，日志 ${logFile}`, `preparing the data failed: ${reason}, see ${logFile}`)
}
