/** Sessions of a simulated company: who gets one, how long, and that no message is taken twice. */
import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { inProcessOutside } from '@/lib/gateways/transports'
import { gatewayFor, json, type GatewayCall } from '@/lib/gateways/water'
import type { OutsideRequest } from '@/lib/kernel/outside'
import { handleWater } from '@/lib/simulators/water'
import { demoSm2Pair } from '@/prisma/seed/sm2-pairs'
import { must, pairOf } from '../../contract/json/party'
import { runs } from '../../support/runs'
import { BEIJING, useWaterWorld } from './harness'

const world = useWaterWorld('json_sessions', 'json')
const PAGE = { billKey: '0100000001', beginNum: 1, queryNum: 1 }
const GARBLED = { ok: false, error: { kind: 'GARBLED' } }

const sessions = () => world().rows<{ id: string; highest: string; seen: string }>('SELECT * FROM sim_water.session ORDER BY opened_at, id')
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes)
const post = async (path: string, body: Uint8Array, companyCode = 'beijing') => {
  const answer = await handleWater(world().sim, companyCode, { url: path, headers: {}, body })
  if (answer === 'SILENT') throw new Error('no answer')
  return { status: answer.status, body: answer.body, text: text(answer.body) }
}
const open = async () => {
  const opening = must(json.encodeSessionRequest(BEIJING))
  return must(json.decodeSessionAnswer(BEIJING, opening, (await post(json.SESSION_PATH, opening.body)).body))
}
const charge = (session: json.Session, counter: number, order = world().order('0100000005', 100n)) => {
  const { billKey, ...question } = order
  return must(json.sealRequest(session, '/v1/payments.credit', counter, must(json.writeRequest('charge', { sequence: `${counter}`, billKey, companyId: BEIJING.companyId }, question))))
}
const ordersOf = async () => (await world().rows<{ n: string }>(`SELECT count(*) AS n FROM sim_water.pay_order WHERE bill_key = '0100000005' AND bill_no NOT LIKE 'OTC%'`))[0]?.n

/** Of another world: nothing of earlier sessions is known. What goes out is kept. */
function freshCall(sent: OutsideRequest[]): GatewayCall {
  const call = world().call()
  const send = (request: OutsideRequest) => {
    sent.push(request)
    return call.outside.send(request)
  }
  return { ...call, memory: {}, outside: { send } }
}

beforeEach(async () => {
  await world().rows('DELETE FROM sim_water.session')
})

describe('who gets a session', () => {
  it.each([
    ['another company', { companyId: '100000002' }],
    ['another merchant', { merchantId: '1900000108' }],
    ['a platform with another key', { platformSm2PrivateKey: pairOf('somebody else').privateKey }],
    ['whoever encrypts to another key', { companySm2PublicKey: demoSm2Pair('shanghai').publicKey }],
    ['a company that is not there', { endpoint: 'sim:atlantis' }],
    ['a company of other keys', { endpoint: 'sim:shanghai' }],
  ])('not %s', async (_, company) => {
    const call = world().call(company)
    expect(await world().gateway.query({ ...call, memory: {} }, PAGE)).toEqual(GARBLED)
    expect(await sessions()).toEqual([])
  })

  it('is told why in one word', async () => {
    const { body } = must(json.encodeSessionRequest({ ...BEIJING, platformSm2PrivateKey: pairOf('somebody else').privateKey }))
    expect(await post(json.SESSION_PATH, body)).toMatchObject({ status: 401, text: '{"code":"SIGNATURE_WRONG"}' })
    expect(await post(json.SESSION_PATH, body, 'shanghai')).toMatchObject({ status: 403, text: '{"code":"PARTY_UNKNOWN"}' })
    expect(await post(json.SESSION_PATH, body, 'atlantis')).toMatchObject({ status: 403 })
    expect(await post(json.SESSION_PATH, body.subarray(0, 100))).toMatchObject({ status: 400, text: '{"code":"MALFORMED"}' })
    expect(await post(json.SESSION_PATH, new Uint8Array(70_000))).toMatchObject({ status: 413 })
  })

  it('keeps 64 of a company, and the oldest go', async () => {
    for (let n = 0; n < 66; n += 1) {
      await open()
      world().pass(1)
    }
    const kept = await sessions()
    expect(kept).toHaveLength(64)
    const [first, ...rest] = kept.map(({ id }) => id)
    await open()
    const now = (await sessions()).map(({ id }) => id)
    expect([now.length, now.includes(first ?? ''), rest.every((id) => now.includes(id))]).toEqual([64, false, true])
  }, 60_000)

  it('ten at once get ten, and no more than 64 are kept', async () => {
    await Promise.all(Array.from({ length: 10 }, open))
    expect(await sessions()).toHaveLength(10)
    await world().rows(`INSERT INTO sim_water.session SELECT 'old' || n, 'beijing', '', '', 0, 0, '2020-01-01', '2020-01-02' FROM generate_series(1, 60) n`)
    await Promise.all(Array.from({ length: 10 }, open))
    expect(await sessions()).toHaveLength(64)
  })
})

describe('a session that has gone', () => {
  it.each<[string, () => unknown]>([
    ['by its age', () => world().pass(3_600)],
    ['with the company’s memory', () => world().rows('DELETE FROM sim_water.session')],
  ])('%s is renewed, and what was to be said is said once', async (_, go) => {
    const sent: OutsideRequest[] = []
    const call = freshCall(sent)
    const order = world().order('0100000005', 100n)
    await world().gateway.query(call, PAGE)
    await go()
    const before = Number(await ordersOf())
    expect(await world().gateway.charge(call, order)).toMatchObject({ ok: true, value: { billNo: order.billNo } })
    expect(sent.map(({ path }) => path)).toEqual(['/v1/session', '/v1/arrears.list', '/v1/payments.credit', '/v1/session', '/v1/payments.credit'])
    expect(Number(await ordersOf())).toBe(before + 1)
  })

  it('is told so', async () => {
    const session = await open()
    const { body } = charge(session, 1)
    world().pass(3_599)
    expect((await post('/v1/payments.credit', body)).status).toBe(200)
    world().pass(1)
    expect(await post('/v1/payments.credit', charge(session, 2).body)).toMatchObject({ status: 401, text: '{"code":"SESSION_EXPIRED"}' })
    await world().rows('DELETE FROM sim_water.session')
    expect(await post('/v1/payments.credit', body)).toMatchObject({ status: 401, text: '{"code":"SESSION_UNKNOWN"}' })
  })

  it('twenty who meet it at once share a new one', async () => {
    const sent: OutsideRequest[] = []
    const call = freshCall(sent)
    await world().gateway.query(call, PAGE)
    await world().rows('DELETE FROM sim_water.session')
    const answers = await Promise.all(Array.from({ length: 20 }, () => world().gateway.query({ ...call, sequence: 'x' }, PAGE)))
    expect(answers.every(({ ok }) => ok)).toBe(true)
    expect(sent.filter(({ path }) => path === '/v1/session')).toHaveLength(2)
  })
})

describe('no message is taken twice', () => {
  it('the same bytes again', async () => {
    const { body } = charge(await open(), 1)
    const before = Number(await ordersOf())
    expect((await post('/v1/payments.credit', body)).status).toBe(200)
    expect(await post('/v1/payments.credit', body)).toMatchObject({ status: 409, text: '{"code":"REPLAYED"}' })
    expect(Number(await ordersOf())).toBe(before + 1)
  })

  it('the same bytes ten times at once', async () => {
    const { body } = charge(await open(), 1)
    const answers = await Promise.all(Array.from({ length: 10 }, () => post('/v1/payments.credit', body)))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: 9 }, () => 409)])
  })

  it('another message under a counter that was used', async () => {
    const session = await open()
    expect((await post('/v1/payments.credit', charge(session, 1).body)).status).toBe(200)
    expect(await post('/v1/payments.credit', charge(session, 1).body)).toMatchObject({ status: 409 })
  })

  it('one that was held back until 64 others had come', async () => {
    const session = await open()
    const held = [1, 2].map((counter) => charge(session, counter).body)
    expect((await post('/v1/payments.credit', charge(session, 66).body)).status).toBe(200)
    expect(await post('/v1/payments.credit', held[0] as Uint8Array)).toMatchObject({ status: 409 })
    expect((await post('/v1/payments.credit', held[1] as Uint8Array)).status).toBe(200)
  })

  it('a message that is changed takes no counter', async () => {
    const session = await open()
    const { body } = charge(session, 1)
    const forged = new TextEncoder().encode(text(body).replace('"counter":1', '"counter":1000000'))
    expect(await post('/v1/payments.credit', forged)).toMatchObject({ status: 401, text: '{"code":"BAD_TAG"}' })
    expect(await post('/v1/payments.reverse', body)).toMatchObject({ status: 401, text: '{"code":"BAD_TAG"}' })
    expect(await sessions()).toMatchObject([{ highest: '0' }])
    expect((await post('/v1/payments.credit', body)).status).toBe(200)
  })

  it('a message of one company is none to another', async () => {
    const { body } = charge(await open(), 1)
    expect(await post('/v1/payments.credit', body, 'shanghai')).toMatchObject({ status: 401, text: '{"code":"SESSION_UNKNOWN"}' })
  })

  it('by the books as by the window that both sides know', async () => {
    const step = fc.oneof(fc.integer({ min: -70, max: 3 }), fc.integer({ min: -3, max: 140 }), fc.constantFrom(-65, -64, -63, 63, 64, 65, 66, 2 ** 40))
    const take = (id: string, counter: number) => world().rows<{ outcome: string }>('SELECT sim_water.take_counter($1, $2) AS outcome', [id, counter])
    let n = 0
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 40, size: 'max' }), async (steps) => {
        const id = `window-${++n}`
        await world().rows(`INSERT INTO sim_water.session VALUES ($1, 'beijing', '', '', 0, 0, '2026-01-01', '2026-01-02')`, [id])
        let window = json.EMPTY_WINDOW
        for (const by of steps) {
          const counter = Math.max(0, window.highest + by)
          const next = json.takeCounter(window, counter)
          expect((await take(id, counter))[0]?.outcome).toBe(next ? 'TAKEN' : 'REPLAYED')
          window = next ?? window
        }
        const [row] = await world().rows<{ highest: string; seen: string }>('SELECT highest, seen FROM sim_water.session WHERE id = $1', [id])
        expect([Number(row?.highest), BigInt.asUintN(64, BigInt(row?.seen ?? 0))]).toEqual([window.highest, window.seen])
      }),
      { numRuns: runs(40, 2_000) },
    )
    expect(await take('nobody', 1)).toEqual([{ outcome: 'UNKNOWN' }])
  }, 120_000)
})

describe('what is under the right key, but wrong', () => {
  const say = async (operation: 'query' | 'charge', plain: object | string) => {
    const session = await open()
    const path = json.pathOf(operation)
    const { envelope, body } = must(json.sealRequest(session, path, 1, new TextEncoder().encode(typeof plain === 'string' ? plain : JSON.stringify(plain))))
    const answer = await post(path, body)
    return JSON.parse(text(json.openAnswer(session, path, envelope, answer.body) ?? new Uint8Array()))
  }
  const subject = { sequence: '7', billKey: '0100000001', companyId: '100000001' }

  it.each<[string, object | string, object]>([
    ['no JSON', 'GET / HTTP/1.1', { ok: false, sequence: '', billKey: '', code: 'PARAMETER_INVALID' }],
    ['no data', subject, { ok: false, sequence: '7', code: 'PARAMETER_INVALID' }],
    ['another company’s', { ...subject, companyId: '310000001', data: { beginNum: 1, queryNum: 1 } }, { ok: false, sequence: '7', code: 'INSTITUTION_UNKNOWN' }],
    ['a number that is not there', { ...subject, billKey: '0199999999', data: { beginNum: 1, queryNum: 1 } }, { ok: false, billKey: '0199999999', code: 'ACCOUNT_NOT_FOUND' }],
    ['an injection', { ...subject, billKey: `' OR 1=1 --`, data: { beginNum: 1, queryNum: 1 } }, { ok: false, code: 'ACCOUNT_NOT_FOUND' }],
    ['a NUL', { ...subject, billKey: '\0', data: { beginNum: 1, queryNum: 1 } }, { ok: false, code: 'PARAMETER_INVALID' }],
    ['fields that nobody knows', { ...subject, data: { beginNum: 1, queryNum: 1, hint: {} }, __proto__: { ok: false } }, { ok: true, sequence: '7', billKey: '0100000001' }],
  ])('%s is answered under the key too', async (_, plain, answer) => expect(await say('query', plain)).toMatchObject(answer))
})

it.each(['/v1/', '/v1/payments', '/v1/toString', '/v2/session', '/'])('%s is no address', async (path) => {
  expect(await post(path, new Uint8Array())).toMatchObject({ status: 404, text: '{"code":"UNKNOWN_OPERATION"}' })
})

it('a company answers both protocols that come over HTTP', async () => {
  const outside = inProcessOutside((code, message) => handleWater(world().sim, code, message))
  expect(await world().gateway.query({ ...world().call(), outside }, PAGE)).toMatchObject({ ok: true })
  expect(await gatewayFor('wxlifepay').query({ ...world().call({ protocol: 'wxlifepay' }), outside }, PAGE)).toMatchObject({ ok: true })
})
