/** One outside server for all worlds: the bank side and the water companies of the world that asks. */
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createOutsideServer } from '@/lib/edge/outside-server'
import { bankGateway, type BankCall, type BankLink } from '@/lib/gateways/bank'
import type { GatewayCall } from '@/lib/gateways/water'
import { httpOutside } from '@/lib/gateways/transports'
import { askCompany } from '@/lib/companies'
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
