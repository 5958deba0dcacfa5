import { describe, expect, it } from 'vitest'
import { nextTry } from '@/lib/kernel/retries'

describe('asking again', () => {
  const now = new Date('2026-03-16T02:00:00Z')
  const delayS = (tries: number) => (nextTry(now, tries).getTime() - now.getTime()) / 1000

  it('comes later each time, an hour at most', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 8, 9, 1000].map(delayS)).toEqual([5, 15, 30, 60, 180, 600, 1800, 3600, 3600, 3600])
  })

  it('is never at once', () => {
    expect([0, -1].map(delayS)).toEqual([5, 5])
  })
})
