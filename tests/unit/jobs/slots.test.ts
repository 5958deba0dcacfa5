import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { LENT_MAX, workInSlot, type Slots } from '@/lib/jobs/slots'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** Jobs that end when told to. */
function work(atOnce = 1) {
  const slots: Slots = { active: 0, lent: 0 }
  const ends: ((isMore: boolean) => void)[] = []
  const runOne = () => new Promise<boolean>((resolve) => void ends.push(resolve))
  const loops: Promise<void>[] = []
  const wake = () => {
    while (slots.active < atOnce) {
      slots.active += 1
      loops.push(workInSlot(slots, atOnce, runOne, wake))
    }
  }
  wake()
  return { slots, ends, loops }
}

describe('a job that waits for somebody', () => {
  test('lends its slot after a quarter of a second, and takes it back only where there is room', async () => {
    const { slots, ends } = work()
    await vi.advanceTimersByTimeAsync(249)
    expect([slots, ends.length]).toEqual([{ active: 1, lent: 0 }, 1])
    await vi.advanceTimersByTimeAsync(1)
    expect([slots, ends.length]).toEqual([{ active: 1, lent: 1 }, 2])
    ends[0]?.(true)
    await vi.advanceTimersByTimeAsync(0)
    // The other is at work in it.
    expect([slots, ends.length]).toEqual([{ active: 1, lent: 0 }, 2])
    ends[1]?.(false)
    await vi.advanceTimersByTimeAsync(0)
    expect(slots).toEqual({ active: 0, lent: 0 })
  })

  test('goes on in its slot when nobody else has it any more', async () => {
    const { slots, ends } = work()
    await vi.advanceTimersByTimeAsync(250)
    ends[1]?.(false)
    await vi.advanceTimersByTimeAsync(0)
    expect(slots).toEqual({ active: 0, lent: 1 })
    ends[0]?.(true)
    await vi.advanceTimersByTimeAsync(0)
    expect([slots, ends.length]).toEqual([{ active: 1, lent: 0 }, 3])
    ends[2]?.(false)
    await vi.advanceTimersByTimeAsync(0)
    expect(slots).toEqual({ active: 0, lent: 0 })
  })

  test('finds only so many to lend to', async () => {
    const { slots, ends } = work()
    await vi.advanceTimersByTimeAsync(10_000)
    expect([slots, ends.length]).toEqual([{ active: 1, lent: LENT_MAX }, LENT_MAX + 1])
  })
})

test('a job that fails gives its slot back, lent or not', async () => {
  const slots: Slots = { active: 1, lent: 0 }
  await expect(workInSlot(slots, 1, () => Promise.reject(new Error('no')), () => {})).rejects.toThrow('no')
  expect(slots).toEqual({ active: 0, lent: 0 })
  slots.active = 1
  let fail: (error: Error) => void = () => {}
  const loop = workInSlot(slots, 1, () => new Promise((_, reject) => void (fail = reject)), () => {})
  await vi.advanceTimersByTimeAsync(300)
  expect(slots).toEqual({ active: 0, lent: 1 })
  fail(new Error('late'))
  await expect(loop).rejects.toThrow('late')
  expect(slots).toEqual({ active: 0, lent: 0 })
})
