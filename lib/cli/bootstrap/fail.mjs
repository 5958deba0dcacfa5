/** An end that the user can understand: shown as one line, without a stack trace. */
export class Failure extends Error {
  constructor(zh, en) {
    super(`${zh} / ${en}`)
    this.name = 'Failure'
  }
}

/** Ends the command with one line, Chinese then English. */
export function fail(zh, en) {
  throw new Failure(zh, en)
}

/** The one line that stands for any error. */
export function oneLine(error) {
  if (error instanceof Failure) return error.message
  const reason = String(error?.message || error?.code || error).split('\n')[0]
  return `意外错误：${reason} / Unexpected error: ${reason}`
}
