/** One line a step, with the seconds it took. On a terminal the seconds count up while it runs. */
export function createProgress(total, stream = process.stdout) {
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
    begin()
    const tick = stream.isTTY && setInterval(() => stream.write(`\r${label}${seconds(start)}`), 1000)
    try {
      const result = await work()
      if (!open) begin()
      stream.write(`${stream.isTTY ? `\r${label}` : ''}${seconds(start)}\n`)
      return result
    } finally {
      open = ''
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
