import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { lockHolder, takeLock, waitForLock } from '@/lib/cli/bootstrap/lock.mjs'

let folder: string
const file = () => join(folder, 'start.lock')
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'shuidan-lock-'))))
afterEach(() => rmSync(folder, { recursive: true }))

it('has one holder until it is released', () => {
  const lock = takeLock(file())
  expect(takeLock(file()).heldBy).toBe(process.pid)
  lock.release?.()
  expect(takeLock(file()).heldBy).toBeUndefined()
})

it('is taken over from a process that is gone, or whose pid is another process now', () => {
  writeFileSync(file(), JSON.stringify({ pid: 2 ** 22 + 1, identity: 'x' }))
  expect(lockHolder(file())).toBeUndefined()
  writeFileSync(file(), JSON.stringify({ pid: process.pid, identity: 'an earlier boot:1' }))
  expect(takeLock(file()).heldBy).toBeUndefined()
})

it('is taken over when it was half written', () => {
  writeFileSync(file(), '{"pid":')
  expect(takeLock(file()).heldBy).toBeUndefined()
})

it('waits for a holder that is stopping', async () => {
  const lock = takeLock(file())
  setTimeout(() => lock.release?.(), 150)
  expect((await waitForLock(file(), 3000)).heldBy).toBeUndefined()
})
