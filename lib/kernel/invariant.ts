/** A broken invariant is a bug of ours, never a user's mistake: it stops the operation and its text is never shown. */
export class InvariantError extends Error {
  override readonly name = 'InvariantError'
}

export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new InvariantError(message)
}
