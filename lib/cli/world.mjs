import { fail } from './bootstrap/fail.mjs'
import { runCommand } from './bootstrap/life.mjs'
import { parsePort } from './bootstrap/ports.mjs'
import { printAnswer, readWorldCommand } from './bootstrap/world-commands.mjs'

/** Copies of a large world take seconds, a move over a year a minute. */
const PATIENCE_MS = 10 * 60_000

/** Asks the server that runs. SHUIDAN_TOKEN is for one on another machine. */
async function ask({ method, path, body, url }) {
  const base = url ?? process.env.SHUIDAN_URL ?? `http://127.0.0.1:${parsePort(process.env.PORT, 3000)}`
  const headers = { ...(body ? { 'content-type': 'application/json' } : {}), ...(process.env.SHUIDAN_TOKEN ? { authorization: `Bearer ${process.env.SHUIDAN_TOKEN}` } : {}) }
  try {
    return await fetch(new URL(`/api/worlds${path}`, base), { method, headers, body: body && JSON.stringify(body), signal: AbortSignal.timeout(PATIENCE_MS) })
  } catch {
    return fail(`${base} 没有应答，请先运行 npm start`, `${base} does not answer: run npm start first`)
  }
}

runCommand(async () => {
  const command = readWorldCommand(process.argv.slice(2))
  const response = await ask(command)
  const text = await response.text()
  const answer = text ? JSON.parse(text) : {}
  if (!response.ok) {
    const fields = (answer.detail ?? []).map(({ field, message }) => ` ${field}: ${message}`).join(';')
    fail(`${answer.message ?? response.status}${fields}`, answer.code ?? String(response.status))
  }
  process.stdout.write(`${command.json ? text || '{}' : printAnswer(answer)}\n`)
  return 0
})
