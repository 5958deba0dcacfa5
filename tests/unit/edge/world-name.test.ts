import { describe, expect, it } from 'vitest'
import { worldNameOf } from '@/lib/edge/world-name'

const named = (headers: Record<string, string>) => worldNameOf({ get: (name) => headers[name] ?? null })

describe('the world of a request', () => {
  it.each([
    ['localhost:3000', 'demo'],
    ['127.0.0.1:3000', 'demo'],
    ['', 'demo'],
    ['w1.localhost:3000', 'w1'],
    ['W1.LOCALHOST', 'w1'],
    ['demo.localhost', 'demo'],
    ['a-b-1.localhost:80', 'a-b-1'],
    ['w1.example.com', 'demo'],
    ['w1.localhost.evil.com', 'demo'],
    ['a.b.localhost', 'demo'],
  ])('host %j means %s', (host, world) => {
    expect(named({ host })).toBe(world)
  })

  it('is named by the header first', () => {
    expect(named({ host: 'w1.localhost', 'x-world': 'w2' })).toBe('w2')
  })

  it.each(['../etc', `a'; DROP DATABASE x`, 'W2', '-a', 'a_b', 'x'.repeat(41), 'a b', '水'])('header %j means no world', (header) => {
    expect(named({ host: 'w1.localhost', 'x-world': header })).toBe('')
  })
})
