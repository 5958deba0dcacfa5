const FIRST_MS = 200
const LAST_MS = 5000
/** What has run this long is no longer failing at once. */
const HEALTHY_MS = 20_000

/** The wait before the n-th restart in a row. */
export function backoffMs(failures) {
  return Math.min(FIRST_MS * 2 ** failures, LAST_MS)
}

/** @returns a function that waits longer each time it is called soon again */
export function backoff() {
  let failures = 0
  let last = Number.NEGATIVE_INFINITY
  return async () => {
    if (performance.now() - last > HEALTHY_MS) failures = 0
    const ms = backoffMs(failures)
    failures += 1
    await new Promise((resolve) => setTimeout(resolve, ms))
    last = performance.now()
  }
}
