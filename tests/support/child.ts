/** Processes of a crash test: started as ours are, ended as a power cut ends them. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'

export type Child = {
  process: ChildProcess
  /** Lines it has written so far. */
  lines: string[]
  /** SIGKILL, and gone when it settles. */
  kill(): Promise<void>
  /** How it ended: an exit code, or the signal's name. */
  ended: Promise<number | string>
}

const living = new Set<ChildProcess>()

/** Runs a TypeScript program of ours; it dies with this process. */
export function startChild(script: string, args: string[], env: Record<string, string> = {}): Child {
  const child = spawn(process.execPath, ['--import', 'tsx', script, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  living.add(child)
  const lines: string[] = []
  let rest = ''
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    const parts = (rest + text).split('\n')
    rest = parts.pop() ?? ''
    lines.push(...parts)
  })
  let complaints = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (complaints = (complaints + text).slice(-4_000)))
  const ended = once(child, 'close').then(([code, signal]) => {
    living.delete(child)
    if (code !== 0 && !signal) throw new Error(`${script} ended with ${code}:\n${complaints}`)
    return (signal ?? code) as number | string
  })
  ended.catch(() => {})
  const kill = async () => {
    child.kill('SIGKILL')
    await ended.catch(() => {})
  }
  return { process: child, lines, kill, ended }
}

export function killAll(): void {
  for (const child of living) child.kill('SIGKILL')
}
