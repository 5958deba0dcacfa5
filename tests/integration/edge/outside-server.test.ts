/** One outside server for all worlds: the bank side and the water companies of the world that asks. */
import type { Server } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createOutsideServer } from '@/lib/edge/outside-server'
import { bankGateway, type BankCall, type BankLink } from '@/lib/gateways/bank'
import type { GatewayCall } from '@/lib/gateways/water'
import { httpOutside } from '@/lib/gateways/transports'
import { askCompany, ENDPOINT_COLUMNS, talkTo, type KnownCompany } from '@/lib/companies'
import { closeAllWorlds } from '@/lib/worlds'
import { useWorld } from '../../support/world'

const world = useWorld()
const state: { server?: Server; url: string } = { url: '' }

beforeAll(async () => {
  const server = createOutsideServer()
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  Object.assign(state, { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })
})

afterAll(async () => {
  state.server?.closeAllConnections()
  state.server?.close()
  await closeAllWorlds()
})

async function bankCall(name = world.name): Promise<BankCall> {
  const { db, clock, secrets } = await world.system()
  const [link] = await db.query<BankLink>(
    `SELECT endpoint, mchid, serial, private_key AS "privateKey", bank_serial AS "bankSerial", bank_public_key AS "bankPublicKey" FROM bank_link`,
    [],
  )
  if (!link) throw new Error('no line to the bank side')
  return { link, clock, secrets, outside: httpOutside({ outsideUrl: state.url, world: name }), record: async () => {} }
}

it('leads to the bank side of the world', async () => {
  expect(await bankGateway.custodianBalance(await bankCall(), {})).toEqual({ ok: true, value: { balanceFen: 150_000n } })
  expect(await bankGateway.queryOrder(await bankCall(), { orderNo: 'a|b' })).toEqual({ ok: true, value: null })
  const receive = { receiveNo: 'n1', from: 'FUND' as const, amountFen: 1n }
  expect(await bankGateway.receive(await bankCall(), receive)).toEqual({ ok: true, value: null })
})

it('has no bank side in a world that is not there', async () => {
  expect(await bankGateway.custodianBalance(await bankCall('nowhere'), {})).toEqual({ ok: false, error: { kind: 'GARBLED' } })
})

it('leads to its water companies as before', async () => {
  const ctx = { ...(await world.system()), outside: httpOutside({ outsideUrl: state.url, world: world.name }) }
  const answer = await askCompany(ctx, { companyCode: 'beijing', subjectId: 's1', sequence: '1' }, (gateway, call: GatewayCall) => gateway.query(call, { billKey: '0100000001', beginNum: 1, queryNum: 1 }))
  expect(answer).toMatchObject({ ok: true, value: { total: 1 } })
})

const owed = async (name = world.name) => {
  const ctx = { ...(await world.system()), outside: httpOutside({ outsideUrl: state.url, world: name }) }
  const [own] = await ctx.db.query<KnownCompany>(`SELECT ${ENDPOINT_COLUMNS} FROM company c WHERE c.code = 'beijing'`, [])
  if (!own) throw new Error('no company')
  const over = (company: KnownCompany, sequence: string) =>
    talkTo(ctx, { company, subjectId: 's2', sequence }, (gateway, call) => gateway.query(call, { billKey: '0100000001', beginNum: 1, queryNum: 1 }))
  return { company: { ...own, protocol: 'gbk-tcp' as const }, over }
}

it('gives a company that speaks TCP a port for the world that asks, and again when that is gone', async () => {
  const { company, over } = await owed()
  const [first, second] = await Promise.all([over(company, '1'), over(company, '2')])
  expect([first, second]).toMatchObject([{ ok: true, value: { total: 1 } }, { ok: true, value: { items: [{ payAmountFen: 9_000n, billNo: '202602' }] } }])
  const again = createOutsideServer()
  await new Promise<void>((ready) => state.server?.close(() => ready()))
  await new Promise<void>((ready) => again.listen(Number(new URL(state.url).port), '127.0.0.1', ready))
  state.server = again
  expect(await over(company, '3')).toMatchObject({ ok: true, value: { total: 1 } })
})

it('opens no port for a company or a world that is not there', async () => {
  const [{ company, over }, nowhere] = [await owed(), await owed('nowhere')]
  expect(await over({ ...company, endpoint: 'sim:nobody' }, '4')).toEqual({ ok: false, error: { kind: 'UNREACHABLE' } })
  expect(await nowhere.over(company, '5')).toEqual({ ok: false, error: { kind: 'UNREACHABLE' } })
})

it.each<[string, Buffer[]]>([
  ['no length', [Buffer.from('hello, water company')]],
  ['a frame of another protocol', [Buffer.from('POST / HTTP/1.1\r\n\r\n')]],
  ['half a frame and an end', [Buffer.from('64    1319')]],
  ['a head that is none', [Buffer.from('20    21SIM000000 @@')]],
])('ends a connection on which comes %s, without a word', async (_, pieces) => {
  const port = await (await fetch(new URL('/tcp/beijing', state.url), { method: 'POST', headers: { 'x-world': world.name } })).text()
  const socket = connect({ host: '127.0.0.1', port: Number(port) })
  for (const piece of pieces) socket.write(piece)
  if (pieces.length === 1 && pieces[0]?.byteLength === 10) socket.end()
  let heard = 0
  socket.on('data', (piece) => (heard += piece.byteLength))
  await new Promise<void>((ended) => socket.once('close', () => ended()).on('error', () => {}))
  expect(heard).toBe(0)
})
