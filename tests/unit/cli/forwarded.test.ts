import { expect, it } from 'vitest'
import { trustPeer } from '@/lib/cli/bootstrap/forwarded.mjs'

function seen(remoteAddress: string, headers: Record<string, string> = {}) {
  const req = { headers: { ...headers }, socket: { remoteAddress } }
  trustPeer(req)
  return req.headers
}

it('is the address of the peer', () => {
  expect(seen('127.0.0.1')).toEqual({ 'x-forwarded-for': '127.0.0.1' })
  expect(seen('::ffff:192.168.1.9')).toEqual({ 'x-forwarded-for': '192.168.1.9' })
})

it('is not what a peer from elsewhere claims', () => {
  const claims = { 'x-forwarded-for': '127.0.0.1', 'x-forwarded-host': 'evil.example', 'x-real-ip': '::1', forwarded: 'for=::1' }
  expect(seen('10.0.0.7', { host: 'h', ...claims })).toEqual({ host: 'h', 'x-forwarded-for': '10.0.0.7' })
})

it('is the last address that a proxy on this machine added', () => {
  const headers = { 'x-forwarded-for': '127.0.0.1, 203.0.113.5', 'x-forwarded-proto': 'https' }
  expect(seen('::1', headers)).toEqual({ 'x-forwarded-for': '203.0.113.5', 'x-forwarded-proto': 'https' })
})
