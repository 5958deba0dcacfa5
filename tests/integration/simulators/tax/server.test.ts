/** Only the platform is served, each request once; what cannot be read changes nothing. */
import { expect, it } from 'vitest'
import { taxGateway, taxWire } from '@/lib/gateways/tax'
import { useTaxWorld } from './harness'

const world = useTaxWorld('server')
const countOf = async () => (await world().rows(`SELECT 1 FROM sim_tax.application`)).length
const stampOf = (nonce: string, off = 0) => ({ timestamp: taxWire.secondsOf(world().at) + off, nonce })
const send = async ({ method, url, headers, body }: taxWire.TaxRequest) => {
  const answer = await world().handleTax({ method, url, headers: { authorization: headers.Authorization }, body })
  return answer === 'SILENT' ? answer : answer.status
}

it.each<[string, () => taxWire.TaxRequest, number]>([
  ['a stranger', () => taxWire.encodeApplication({ ...world().link, mchid: 'X' }, world().application(), stampOf('nonce-a1')), 401],
  ['an unknown key', () => taxWire.encodeApplication({ ...world().link, serial: 'X' }, world().application(), stampOf('nonce-a2')), 401],
  ['an old one', () => taxWire.encodeApplication(world().link, world().application(), stampOf('nonce-a3', -301)), 401],
  ['one from ahead', () => taxWire.encodeApplication(world().link, world().application(), stampOf('nonce-a4', 301)), 401],
  ['no signature', () => ({ ...taxWire.encodeQuery(world().link, 'x', stampOf('nonce-a5')), headers: {} }), 401],
  ['a changed body', () => ({ ...taxWire.encodeApplication(world().link, world().application(), stampOf('nonce-a6')), body: new TextEncoder().encode('<EInvoiceApplication/>') }), 401],
  ['half a megabyte', () => ({ ...taxWire.encodeQuery(world().link, 'x', stampOf('nonce-a7')), body: new Uint8Array(600_000) }), 401],
  ['an invoice no shape fits', () => taxWire.encodeApplication(world().link, world().application({ netFen: 10n ** 20n }), stampOf('nonce-a8')), 400],
  ['a number of no application', () => taxWire.encodeQuery(world().link, 'nobody', stampOf('nonce-a9')), 404],
])('%s', async (_, request, status) => {
  const before = await countOf()
  expect([await send(request()), (await countOf()) - before]).toEqual([status, 0])
})

it('a request is good once', async () => {
  const request = taxWire.encodeApplication(world().link, world().application(), stampOf('nonce-b1'))
  expect([await send(request), await send(request)]).toEqual([200, 401])
})

it('keeps no key in what it records', async () => {
  await taxGateway.apply(world().call(), world().application())
  const [said] = world().recorded
  expect([said?.operation, said?.outcome]).toEqual(['apply', 'ANSWERED'])
  expect(`${said?.request}${said?.response}`).not.toMatch(/signature|PRIVATE KEY/)
})
