/** One line of JSON a problem, for people who run this. Never holds what a resident typed. */
export function logProblem(what: string, facts: Record<string, unknown>, error?: unknown): void {
  const detail = error instanceof Error ? { error: error.name, message: lastLine(error.message), stack: placesOf(error) } : error === undefined ? {} : { error: String(error) }
  process.stderr.write(`${JSON.stringify({ what, ...facts, ...detail })}\n`)
}

/** Prisma's messages begin with the call and its arguments: those stay out. */
function lastLine(message: string): string {
  return (message.trim().split('\n').at(-1) ?? '').slice(0, 300)
}

/** A stack begins with the whole message, arguments and all: only the places are kept. */
function placesOf(error: Error): string[] {
  const lines = (error.stack ?? '').split('\n').map((line) => line.trim())
  return lines.filter((line) => line.startsWith('at ')).slice(0, 5)
}
