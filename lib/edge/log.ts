/** One line of JSON a problem, for people who run this. Never holds what a resident typed. */
export function logProblem(what: string, facts: Record<string, unknown>, error?: unknown): void {
  const detail = error instanceof Error ? { error: error.name, message: firstLine(error.message), stack: error.stack?.split('\n').slice(1, 6).map((line) => line.trim()) } : error === undefined ? {} : { error: String(error) }
  process.stderr.write(`${JSON.stringify({ what, ...facts, ...detail })}\n`)
}

/** Prisma's messages go on with the call and its arguments: those stay out. */
function firstLine(message: string): string {
  return (message.trim().split('\n').at(-1) ?? '').slice(0, 300)
}
