import { SECOND_MS } from '@/lib/kernel/calendar'

/** How many jobs of a world are at work in this process, and how many wait for somebody outside in a slot that they have lent. */
export type Slots = { active: number; lent: number }

/** A job that takes so long waits for somebody. Machine time. */
const LEND_AFTER_MS = SECOND_MS / 4
/** Each holds a connection while it waits; with the slots themselves they leave some free (POOL_SIZE of lib/worlds). */
export const LENT_MAX = 4

/**
 * Runs one after another in a slot that has been taken (`active` counts it) until there is none. One that keeps its slot for long lends it (`onLent`: somebody else
 * may take it) so that a party that does not answer takes no slots from the others (rule S5); afterwards it goes on where there is room again.
 */
export async function workInSlot(slots: Slots, atOnce: number, runOne: () => Promise<boolean>, onLent: () => void): Promise<void> {
  let isMore = true
  let holds = true
  try {
    while (isMore && holds) {
      const loan = lendLater(slots, onLent)
      try {
        isMore = await runOne()
      } finally {
        holds = loan.end(atOnce)
      }
    }
  } finally {
    if (holds) slots.active -= 1
  }
}

function lendLater(slots: Slots, onLent: () => void): { end(atOnce: number): boolean } {
  let isLent = false
  const timer = setTimeout(() => {
    if (slots.lent >= LENT_MAX) return
    isLent = true
    slots.lent += 1
    slots.active -= 1
    onLent()
  }, LEND_AFTER_MS)
  return {
    end(atOnce) {
      clearTimeout(timer)
      if (!isLent) return true
      slots.lent -= 1
      if (slots.active >= atOnce) return false
      slots.active += 1
      return true
    },
  }
}
