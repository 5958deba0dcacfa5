/** A stray console.error or warning fails the test that made it (STYLE.md habit 15). */
import { afterEach, beforeEach, expect } from 'vitest'

const stray: string[] = []

beforeEach(() => {
  stray.length = 0
  for (const level of ['error', 'warn'] as const) {
    console[level] = (...parts: unknown[]) => void stray.push(`${level}: ${parts.map(String).join(' ')}`)
  }
})

afterEach(() => {
  expect(stray).toEqual([])
})
