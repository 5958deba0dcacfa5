import { fail } from './fail.mjs'

const LIMIT_MS = 90_000
/** So many ends before it ever answered: it will not come up. */
const MAX_EXITS = 4

async function isHealthy(url) {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5000), redirect: 'manual' })
    await response.arrayBuffer()
    return response.status === 200
  } catch {
    return false
  }
}

/** Waits until `url` answers 200 for the supervised `part`. */
export async function waitHealthy(url, part) {
  const deadline = performance.now() + LIMIT_MS
  while (!(await isHealthy(url))) {
    if (part.exits >= MAX_EXITS || performance.now() > deadline) {
      const reason = part.complaint || '?'
      fail(`${part.name} 没有启动成功：${reason}，日志 ${part.logFile}`, `${part.name} did not come up: ${reason}, see ${part.logFile}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
