/** The empty Next page beside which ours are measured, built and served in a process of its own. */
import { execFile, fork } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import path from 'node:path'
import { promisify } from 'node:util'

const APP = path.resolve('tests/bench/pages/empty-app')
const NEXT = path.resolve('node_modules/next/dist/bin/next')

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  return port
}

export async function serveReference(): Promise<{ url: string; stop(): void }> {
  const env = { ...process.env, NODE_ENV: 'production' as const, NEXT_TELEMETRY_DISABLED: '1' }
  await promisify(execFile)(process.execPath, [NEXT, 'build'], { cwd: APP, env })
  const port = await freePort()
  const child = fork(path.join(APP, 'serve.mjs'), [], { cwd: APP, env: { ...env, PORT: String(port) }, execArgv: [] })
  await once(child, 'message')
  return { url: `http://127.0.0.1:${port}/`, stop: () => void child.kill() }
}
