/**
 * One line a step, with the seconds it took. On a terminal the seconds count up while it runs.
 * With `patienceMs` a step that takes less leaves no line.
 */
export function createProgress(total, stream = process.stdout, patienceMs = 0) {
  let number = 0
  let open = ''
  const seconds = (start) => `${((performance.now() - start) / 1000).toFixed(1)}s`

  async function step(zh, en, work) {
    number += 1
    const start = performance.now()
    const label = `[${number}/${total}] ${zh} ${en} … `
    const begin = () => {
      open = label
      stream.write(label)
    }
    const late = patienceMs > 0 ? setTimeout(begin, patienceMs) : begin()
    const tick = stream.isTTY && setInterval(() => open && stream.write(`\r${label}${seconds(start)}`), 1000)
    try {
      const result = await work()
      if (performance.now() - start < patienceMs) return result
      if (!open) begin()
      stream.write(`${stream.isTTY ? `\r${label}` : ''}${seconds(start)}\n`)
      return result
    } finally {
      open = ''
      clearTimeout(late)
      clearInterval(tick || undefined)
    }
  }

  /** A line of its own, also in the middle of a step. */
  function note(text) {
    stream.write(`${open ? '\n' : ''}${text}\n`)
    open = ''
  }

  return { step, note }
}
