import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { describe, expect, it } from 'vitest'

/** A command that waits for ever, and what it ends with when it is told to. */
async function endedBy(signal: NodeJS.Signals, codes: string): Promise<number | null> {
  const program = `import { CUT_SHORT, runCommand } from '${new URL('../../../lib/cli/bootstrap/life.mjs', import.meta.url).href}'
    runCommand(() => new Promise(() => setInterval(() => {}, 1000)) ${codes})
    process.stdout.write('ready')`
  const { npm_lifecycle_event: _, ...env } = process.env
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  await once(child.stdout, 'data')
  child.kill(signal)
  const [code] = (await once(child, 'exit')) as [number | null]
  return code
}

describe('a command that is told to end', () => {
  it.each([['SIGINT', 130], ['SIGTERM', 0], ['SIGHUP', 0]] as const)('as a server: %s is %i', async (signal, code) => expect(await endedBy(signal, '')).toBe(code))
  it.each([['SIGINT', 130], ['SIGTERM', 143], ['SIGHUP', 129]] as const)('before its work is done: %s is %i', async (signal, code) => expect(await endedBy(signal, ', CUT_SHORT')).toBe(code))
})
