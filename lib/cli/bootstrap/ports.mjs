import { createServer } from 'node:net'
import { fail } from './fail.mjs'

/** @returns the port, `fallback` when nothing was given, undefined when the text is not a port */
export function parsePort(text, fallback) {
  if (text === undefined || text.trim() === '') return fallback
  if (!/^\d{1,5}$/.test(text.trim())) return undefined
  const port = Number(text)
  return port >= 1 && port <= 65535 ? port : undefined
}

/** @returns the error code that listening gives (`EADDRINUSE`, `EACCES`), undefined when it works */
function tryListen(port, host) {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', (error) => resolve(error.code))
    server.listen({ port, host }, () => server.close(() => resolve(undefined)))
  })
}

/** Some systems let us share a port with one who listens on one address only, so each is tried. */
export async function portProblem(port) {
  for (const host of [undefined, '127.0.0.1', '::1']) {
    const code = await tryListen(port, host)
    if (code === 'EADDRINUSE' || code === 'EACCES') return code
  }
  return undefined
}

/** A port that nobody uses now; someone may still take it before we do. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}

/** What we find may be the last one that is just stopping. */
const PATIENCE_MS = 1500

async function requirePort(port, name) {
  const deadline = performance.now() + PATIENCE_MS
  let code = await portProblem(port)
  while (code === 'EADDRINUSE' && performance.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 100))
    code = await portProblem(port)
  }
  if (code === 'EACCES') fail(`没有权限使用端口 ${port}（${name}）`, `no permission to use port ${port} (${name})`)
  if (code) fail(`端口 ${port} 已被占用，请用 ${name}=其他端口 启动`, `port ${port} is already in use: start with another ${name}`)
}

/** The ports of PORT and OUTSIDE_PORT, checked before anything slow is done. */
export async function claimPorts(env = process.env) {
  const port = parsePort(env.PORT, 3000)
  if (!port) fail(`PORT 不是有效端口：${env.PORT}`, `PORT is not a port: ${env.PORT}`)
  const outsidePort = parsePort(env.OUTSIDE_PORT, port === 65535 ? 65534 : port + 1)
  if (!outsidePort || outsidePort === port) {
    fail(`OUTSIDE_PORT 不是有效端口：${env.OUTSIDE_PORT}`, `OUTSIDE_PORT is not a usable port: ${env.OUTSIDE_PORT}`)
  }
  await requirePort(port, 'PORT')
  await requirePort(outsidePort, 'OUTSIDE_PORT')
  return { port, outsidePort }
}
