/** The one way in which a test waits for something outside itself: it looks again until a deadline. */
import { wallClock } from '@/lib/kernel/clock'

const EVERY_MS = 25

/** What `look` says once it says something; fails with `what` when the deadline passes. */
export async function poll<T>(what: string, look: () => Promise<T | null | undefined | false>, deadlineMs = 20_000): Promise<T> {
  const until = wallClock.nowMs() + deadlineMs
  for (;;) {
    const seen = await look()
    if (seen) return seen
    if (wallClock.nowMs() > until) throw new Error(`waited ${deadlineMs} ms in vain: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS))
  }
}
