import { describe, expect, it } from 'vitest'
import { printAnswer, readWorldCommand } from '@/lib/cli/bootstrap/world-commands.mjs'

const read = (line: string) => readWorldCommand(line.split(' ').filter(Boolean))

describe('npm run world', () => {
  it.each([
    ['list', 'GET', '', undefined],
    ['create', 'POST', '', {}],
    ['create mine --preset empty --seed s --keep forever', 'POST', '', { name: 'mine', preset: 'empty', seed: 's', keepMinutes: null }],
    ['create --keep 60 --clock REAL', 'POST', '', { keepMinutes: 60, clock: 'REAL' }],
    ['show mine', 'GET', '/mine', undefined],
    ['delete mine', 'DELETE', '/mine', undefined],
    ['fork mine yours', 'POST', '/mine/fork', { name: 'yours' }],
    ['snapshot mine before', 'POST', '/mine/snapshots', { label: 'before' }],
    ['restore mine snap_1', 'POST', '/mine/snapshots/snap_1/restore', undefined],
    ['clock mine', 'GET', '/mine/clock', undefined],
    ['clock mine manual', 'PUT', '/mine/clock', { mode: 'MANUAL' }],
    ['clock mine 3600', 'PUT', '/mine/clock', { mode: 'ACCELERATED', rate: 3600 }],
    ['advance mine day', 'POST', '/mine/clock/advance', { by: 'day' }],
    ['advance mine 90', 'POST', '/mine/clock/advance', { bySeconds: 90 }],
    ['advance mine next', 'POST', '/mine/clock/advance', { toNextDue: true }],
    ['advance mine 2026-07-01T00:00:00+08:00', 'POST', '/mine/clock/advance', { to: '2026-07-01T00:00:00+08:00' }],
  ])('%s', (line, method, path, body) => {
    expect(JSON.parse(JSON.stringify(read(line)))).toEqual({ method, path, ...(body ? { body } : {}), json: false })
  })

  it('keeps a name within its place in the address', () => {
    expect(read('delete ../../admin').path).toBe('/..%2F..%2Fadmin')
  })

  it.each(['', 'lists', 'show', 'advance mine', 'restore mine', 'list --colour red', 'toString x'])('%j is answered with the usage', (line) => {
    expect(() => read(line)).toThrow('npm run world -- COMMAND')
  })

  it('prints a list line by line', () => {
    expect(printAnswer({ worlds: [{ url: 'u', name: 'a', parent: null }, { name: 'b', url: 'v' }], next: null })).toBe('a  u\nb  v')
    expect(printAnswer({ worlds: [] })).toContain('none')
    expect(printAnswer({ name: 'a', tables: {} })).toBe('name: a')
  })
})
