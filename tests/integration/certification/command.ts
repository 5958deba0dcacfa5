import { spawn } from 'node:child_process'

export type Ended = { code: number | null; out: string; err: string }

/** As `npm run certify` starts it. */
export const certifyCommand = (...args: string[]): Promise<Ended> => certifyUntil(null, args)

/** `signal`: sent when something has been credited. */
export function certifyUntil(signal: NodeJS.Signals | null, args: string[], env: Record<string, string> = {}): Promise<Ended> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'lib/cli/certify.ts', ...args], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } })
  const said = { out: '', err: '' }
  child.stdout.on('data', (piece) => {
    said.out += String(piece)
    if (signal && said.out.includes('销账') && !child.killed) child.kill(signal)
  })
  child.stderr.on('data', (piece) => void (said.err += String(piece)))
  return new Promise((done) => child.once('exit', (code) => done({ code, ...said })))
}
