import { mkdtempSync, mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { fingerprint, readStamp } from '@/lib/cli/bootstrap/fingerprint.mjs'

let root: string
const write = (name: string, text: string) => writeFileSync(join(root, name), text)
const stamp = () => fingerprint(root, ['src', 'one.ts'], { skip: ['src/generated'] })

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'shuidan-fingerprint-'))
  mkdirSync(join(root, 'src', 'generated'), { recursive: true })
  write('src/a.ts', 'a')
  write('src/b.ts', 'b')
  write('src/generated/c.ts', 'c')
  write('one.ts', 'one')
})
afterEach(() => rmSync(root, { recursive: true }))

it('depends on contents, not on times', () => {
  const before = stamp()
  write('src/a.ts', 'a')
  utimesSync(join(root, 'src/b.ts'), 1, 1)
  expect(stamp()).toBe(before)
  write('src/a.ts', 'A')
  expect(stamp()).not.toBe(before)
})

it('notices a file that is added, removed or renamed, or whose end moves into the next', () => {
  const first = stamp()
  write('src/d.ts', '')
  const added = stamp()
  rmSync(join(root, 'src/d.ts'))
  expect(stamp()).toBe(first)
  write('src/a.ts', 'ab')
  write('src/b.ts', '')
  const moved = stamp()
  rmSync(join(root, 'one.ts'))
  expect(new Set([first, added, moved, stamp()]).size).toBe(4)
})

it('leaves out what is skipped and takes in further facts', () => {
  const before = stamp()
  write('src/generated/c.ts', 'other')
  expect(stamp()).toBe(before)
  expect(fingerprint(root, ['src'], { extra: ['20'] })).not.toBe(fingerprint(root, ['src'], { extra: ['22'] }))
})

it('reads a stamp that is not there as empty', () => {
  expect(readStamp(join(root, 'none'))).toBe('')
})
