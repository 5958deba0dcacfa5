/** The API of worlds, from a request to its answer. */
import { afterAll, describe, expect, test } from 'vitest'
import { dispatch } from '@/lib/edge/worlds-api/dispatch'
import { worldsToken } from '@/lib/edge/worlds-api/token.mjs'
import { INVOICE_OPERATIONS } from '@/lib/edge/invoices-api'
import { openApi } from '@/lib/edge/worlds-api/openapi'
import { OPERATIONS } from '@/lib/edge/worlds-api/operations'
import { env } from '@/lib/env'
import { closeAllWorlds, closeControl, findWorld, listWorlds } from '@/lib/worlds'
import { unmakeWorld } from '../../support/open-world'

const prefix = `wa${process.pid}`
let serial = 0
const newName = () => `${prefix}-${(serial += 1)}`
const HERE = { host: 'localhost:3000', 'x-forwarded-for': '127.0.0.1' }

type Answer = { status: number; body: Record<string, unknown> }

async function call(method: string, path: string, body?: unknown, headers: Record<string, string> = HERE): Promise<Answer> {
  const url = new URL(`http://localhost:3000/api/worlds${path}`)
  const text = body === undefined ? undefined : JSON.stringify(body)
  const sent = new Request(url, { method, body: text, headers: { ...headers, ...(text ? { 'content-type': 'application/json', 'content-length': `${text.length}` } : {}) } })
  const answer = await dispatch(sent, OPERATIONS, url.pathname.split('/').slice(3).filter(Boolean).map(decodeURIComponent))
  const answered = await answer.text()
  return { status: answer.status, body: answered ? JSON.parse(answered) : {} }
}

afterAll(async () => {
  for (const { name } of await listWorlds()) if (name.startsWith(prefix)) await unmakeWorld(name)
  await closeAllWorlds()
  await closeControl()
})

test('the life of a world: made, read, turned, forked, kept, put back, reset, ended', async () => {
  const name = newName()
  const made = await call('POST', '', { name, preset: 'demo', seed: 's1', startsAt: '2026-07-01T08:00:00+08:00' })
  expect(made).toMatchObject({ status: 201, body: { name, preset: 'demo', parent: null, seed: 's1', startsAt: '2026-07-01T00:00:00.000Z', url: expect.stringContaining(`http://${name}.localhost:`) } })
  expect(await call('GET', `/${name}`)).toEqual({ status: 200, body: made.body })
  expect(await call('GET', `/${name}/clock`)).toMatchObject({ body: { now: '2026-07-01T00:00:00.000Z', mode: 'MANUAL', rate: 1 } })
  const snapshot = await call('POST', `/${name}/snapshots`, { label: 'then' })
  expect(snapshot.status).toBe(201)
  expect(await call('PUT', `/${name}/clock`, { mode: 'ACCELERATED', rate: 2 })).toMatchObject({ status: 200, body: { mode: 'ACCELERATED', rate: 2 } })
  expect(await call('PUT', `/${name}/clock`, { mode: 'MANUAL' })).toMatchObject({ status: 200, body: { mode: 'MANUAL' } })
  const fork = await call('POST', `/${name}/fork`, {})
  expect(fork).toMatchObject({ status: 201, body: { parent: name, preset: 'demo' } })
  expect(await call('GET', `/${name}/snapshots`)).toMatchObject({ body: { snapshots: [{ label: 'then' }] } })
  expect(await call('POST', `/${name}/snapshots/${snapshot.body.id}/restore`)).toMatchObject({ status: 200 })
  expect(await call('GET', `/${name}/clock`)).toMatchObject({ body: { now: '2026-07-01T00:00:00.000Z', mode: 'MANUAL' } })
  expect(await call('DELETE', `/${name}/snapshots/${snapshot.body.id}`)).toEqual({ status: 204, body: {} })
  expect(await call('POST', `/${name}/reset`)).toMatchObject({ status: 200, body: { name } })
  for (const gone of [name, String(fork.body.name)]) expect(await call('DELETE', `/${gone}`)).toEqual({ status: 204, body: {} })
  expect(await call('GET', `/${name}`)).toMatchObject({ status: 404, body: { code: 'WORLD_NOT_FOUND', message: '没有这个演练环境' } })
})

test('worlds are listed by name, page by page', async () => {
  const names = [newName(), newName(), newName()].toSorted()
  for (const name of names) await call('POST', '', { name, preset: 'empty' })
  const seen: string[] = []
  let after: string | null = `${prefix}`
  while (after !== null) {
    const page: Answer = await call('GET', `?after=${after}&limit=1`)
    seen.push(...(page.body.worlds as { name: string }[]).map(({ name }) => name))
    after = page.body.next as string | null
  }
  expect(seen.filter((name) => names.includes(name))).toEqual(names)
})

test('a clock is moved by a step, by seconds, to an instant; never back, never too far', async () => {
  const name = newName()
  await call('POST', '', { name, preset: 'empty' })
  const advance = (body: unknown) => call('POST', `/${name}/clock/advance`, body)
  expect(await advance({ by: 'hour' })).toMatchObject({ status: 200, body: { now: '2026-03-16T03:00:00.000Z' } })
  expect(await advance({ bySeconds: 61 })).toMatchObject({ status: 200, body: { now: '2026-03-16T03:01:01.000Z' } })
  expect(await advance({ to: '2026-03-17T00:00:00+08:00' })).toMatchObject({ status: 200, body: { now: '2026-03-16T16:00:00.000Z' } })
  expect(await advance({ to: '2026-03-16T00:00:00+08:00' })).toMatchObject({ status: 400, body: { code: 'CLOCK_BACKWARDS' } })
  expect(await advance({ bySeconds: 1e12 })).toMatchObject({ status: 400, body: { code: 'CLOCK_RANGE' } })
  expect(await call('GET', `/${name}/clock`)).toMatchObject({ body: { now: '2026-03-16T16:00:00.000Z' } })
})

test('two worlds that hold the same have one hash; a turned clock is another world', async () => {
  const [one, two] = [newName(), newName()]
  for (const name of [one, two]) await call('POST', '', { name, preset: 'demo' })
  const hashOf = async (name: string) => (await call('GET', `/${name}/state-hash`)).body.hash
  expect(await hashOf(one)).toMatch(/^[0-9a-f]{64}$/)
  expect(await hashOf(two)).toBe(await hashOf(one))
  await call('POST', `/${two}/clock/advance`, { by: 'minute' })
  expect(await hashOf(two)).not.toBe(await hashOf(one))
  await call('POST', `/${two}/reset`)
  expect(await hashOf(two)).toBe(await hashOf(one))
})

describe('what is refused changes nothing', () => {
  test.each([
    ['a bad name', 'POST', '', { name: 'A_b' }, 400, 'INVALID_INPUT'],
    ['a word too many', 'POST', '', { name: 'abc', colour: 'red' }, 400, 'INVALID_INPUT'],
    ['no such preset', 'POST', '', { preset: 'none' }, 404, 'PRESET_NOT_FOUND'],
    ['a year of nowhere', 'POST', '', { startsAt: '0001-01-01T00:00:00Z' }, 400, 'INVALID_INPUT'],
    ['a seed with a NUL', 'POST', '', { seed: 'a\u0000b' }, 400, 'INVALID_INPUT'],
    ['no such day', 'POST', '', { startsAt: '2026-02-30T00:00:00Z' }, 400, 'INVALID_INPUT'],
    ['kept for ever and a day', 'POST', '', { keepMinutes: 1e9 }, 400, 'INVALID_INPUT'],
    ['no such world', 'POST', '/nobody-made-this/reset', undefined, 404, 'WORLD_NOT_FOUND'],
    ['a name that is none', 'GET', `/x'; DROP DATABASE--`, undefined, 400, 'INVALID_INPUT'],
    ['the world one comes to by default', 'DELETE', '/demo', undefined, 409, 'WORLD_STAYS'],
    ['no such place', 'GET', '/a/b/c/d/e', undefined, 404, 'NOT_FOUND'],
    ['no such method', 'PUT', '', {}, 405, 'METHOD_NOT_ALLOWED'],
  ])('%s', async (_, method, path, body, status, code) => {
    expect(await call(method, path, body)).toMatchObject({ status, body: { code } })
  })

  test('a body that is no JSON, or says that it is none', async () => {
    const send = (headers: Record<string, string>, body: string) => dispatch(new Request('http://localhost/api/worlds', { method: 'POST', body, headers: { ...HERE, 'content-length': `${body.length}`, ...headers } }), OPERATIONS, [])
    for (const answer of [await send({ 'content-type': 'application/json' }, '{'), await send({ 'content-type': 'text/plain' }, '{}')]) expect(answer.status).toBe(400)
  })

  test('it answers this machine, and who has the token', async () => {
    const name = newName()
    const from = async (headers: Record<string, string>) => (await call('POST', '', { name }, headers)).status
    expect(await from({ ...HERE, 'x-forwarded-for': '10.0.0.7' })).toBe(401)
    expect(await from({ host: 'localhost' })).toBe(401)
    expect(await from({ ...HERE, authorization: 'Bearer wrong' })).toBe(401)
    expect(await from({ ...HERE, 'sec-fetch-site': 'cross-site' })).toBe(403)
    expect(await from({ ...HERE, host: 'evil.example' })).toBe(403)
    expect(await from({ ...HERE, 'sec-fetch-site': 'same-site' })).toBe(403)
    for (const origin of ['http://evil.example', 'http://localhost:9999', 'null']) expect(await from({ ...HERE, origin })).toBe(403)
    expect(await findWorld(name)).toBeNull()
    expect(await from({ host: 'test.example', 'x-forwarded-for': '10.0.0.7', authorization: `Bearer ${worldsToken(env.rootSecret)}` })).toBe(201)
  })
})

test('the description names every operation and what it takes', () => {
  const { paths, openapi } = openApi()
  expect(openapi).toBe('3.1.0')
  const described = Object.values(paths).flatMap((methods) => Object.values(methods) as { operationId: string }[])
  expect(described.map(({ operationId }) => operationId).toSorted()).toEqual([...OPERATIONS.map(({ id }) => id), 'listPresets', ...INVOICE_OPERATIONS.map(({ id }) => id)].toSorted())
  expect(paths['/api/worlds/{world}/clock/advance']?.post).toMatchObject({ parameters: [{ name: 'world', in: 'path', required: true }], requestBody: { required: true } })
  expect(JSON.stringify(paths)).toContain('ACCELERATED')
})
