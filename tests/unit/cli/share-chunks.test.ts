import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { shareChunks } from '@/lib/cli/bootstrap/share-chunks.mjs'

const load = createRequire(import.meta.url)
const LONG = `"${'水'.repeat(600)}"`
const chunk = (name: string, words: string) => `module.exports=[1,()=>${words}];\n\n//# sourceMappingURL=${name}.map\n`

let root: string
const write = (name: string, words: string) => writeFileSync(join(root, name), chunk(name, words))

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'shuidan-chunks-'))
  mkdirSync(join(root, 'ssr'))
})
afterEach(() => rmSync(root, { recursive: true }))

it('leads from equal chunks to the first, wherever they lie, and leaves all others', () => {
  write('a.js', LONG)
  write('b.js', LONG)
  write('ssr/c.js', LONG)
  write('other.js', `${LONG}+1`)
  expect(shareChunks(root)).toBe(2)
  expect(load(join(root, 'b.js'))).toBe(load(join(root, 'a.js')))
  expect(load(join(root, 'ssr', 'c.js'))).toBe(load(join(root, 'a.js')))
  expect(readFileSync(join(root, 'other.js'), 'utf8')).toBe(chunk('other.js', `${LONG}+1`))
})

it('leaves small ones, and finds nothing more to do in what it has shared', () => {
  write('a.js', '1')
  write('b.js', '1')
  write('c.js', LONG)
  write('d.js', LONG)
  expect([shareChunks(root), shareChunks(root)]).toEqual([1, 0])
  expect(readFileSync(join(root, 'b.js'), 'utf8')).toBe(chunk('b.js', '1'))
})
