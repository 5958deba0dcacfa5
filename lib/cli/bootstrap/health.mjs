import { fail } from './fail.mjs'

const LIMIT_MS = 90_000
/** So many ends before it ever answered: it will not come up. */
const MAX_EXITS = 4

/** @returns what is wrong, nothing when it is healthy */
async function complaint(url) {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5000), redirect: 'manual' })
    await response.arrayBuffer()
    return response.status === 200 ? undefined : `${url} ${response.status}`
  } catch (error) {
    return error.cause?.code ?? error.message
  }
}

/** Waits until `url` answers 200 for the supervised `part`. */
export async function waitHealthy(url, part) {
  const deadline = performance.now() + LIMIT_MS
  for (;;) {
    const wrong = await complaint(url)
    if (!wrong) return
    if (part.exits >= MAX_EXITS || performance.now() > deadline) {
      const reason = part.complaint || wrong
      fail(`${part.name} 没有启动成功：${reason}，日志 ${part.logFile}`, `${part.name} did not come up: ${reason}, see ${part.logFile}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
