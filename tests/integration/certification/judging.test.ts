/** What a company says is judged as the platform would take it, and all of it. */
import { beforeAll, describe, expect, it } from 'vitest'
import { signText } from '@/lib/crypto'
import { inProcessOutside } from '@/lib/gateways/transports'
import { json, wxlifepay } from '@/lib/gateways/water'
import { faultyCompany } from '@/lib/simulators/water/faulty'
import { BEIJING } from '../simulators/harness'
import { certifyWith, failedIn, inProcess, NUMBERS, settingsOf, useCertified } from './bench'

const world = useCertified('judged')
const encode = (text: string) => new TextEncoder().encode(text)

it('a yes is a yes however it is written', () => {
  const answer = (retCode: string) => encode(`<?xml version="1.0" encoding="UTF-8"?><wxlifepay><head>${retCode}</head></wxlifepay>`)
  for (const yes of ['<ret_code>0</ret_code>', '<ret_code><![CDATA[0]]></ret_code>', '<ret_code >0</ret_code>', '<ret_code>&#48;</ret_code>']) expect(wxlifepay.saysYes(answer(yes))).toBe(true)
  for (const no of ['<ret_code>EQ0001</ret_code>', '<!-- <ret_code>0</ret_code> -->', '<err_msg><![CDATA[<ret_code>0</ret_code>]]></err_msg>', '']) expect(wxlifepay.saysYes(answer(no))).toBe(false)
  expect(wxlifepay.saysYes(encode('not xml <ret_code>0</ret_code>'))).toBe(false)
})

it('a company that writes its yes as CDATA and checks no signature is found out', async () => {
  const company = faultyCompany('IGNORES_SIGNATURE', { wait: async () => {} })
  const outside = inProcessOutside(async (code, message) => {
    const answer = await company.http(world().sim, code, message)
    if (answer === 'SILENT') return answer
    const said = new TextDecoder().decode(answer.body)
    const xml = said.slice(said.indexOf('<?xml')).replace('<ret_code>0</ret_code>', '<ret_code><![CDATA[0]]></ret_code>')
    return { ...answer, body: encode(signText('SHA256', xml, BEIJING.signingKey) + xml) }
  }, (code, body) => company.tcp(world().sim, code, body))
  const report = await certifyWith(world(), settingsOf('wxlifepay', { extensions: false, numbers: { ...NUMBERS, rare: null } }), outside)
  expect(failedIn(report)).toEqual(['signature'])
})

it('says why there is no session, with what was sent and heard', async () => {
  const company = inProcess(world())
  const state = { sessions: 0 }
  const outside = { ...company, send: async (message: Parameters<typeof company.send>[0]) => {
    if (message.path === json.SESSION_PATH) state.sessions += 1
    return message.path === json.SESSION_PATH && state.sessions > 1 ? { outcome: 'ANSWERED' as const, status: 503, headers: {}, body: encode('busy') } : company.send(message)
  } }
  const report = await certifyWith(world(), settingsOf('json', { extensions: false, numbers: { ...NUMBERS, rare: null } }), outside)
  expect(failedIn(report)).toEqual(['signature', 'replay', 'institution', 'rubbish'])
  expect(report.cases.find(({ id }) => id === 'replay')).toMatchObject({ reason: { zh: '取得一个会话' }, steps: [{ verdict: 'FAILED', seen: { zh: 'HTTP 503，4 字节' }, messages: [{ operation: 'session', response: 'busy' }] }] })
})

describe('a number with more bills than a page holds', () => {
  beforeAll(async () => {
    await world().rows(
      `INSERT INTO sim_water.bill SELECT (jsonb_populate_record(NULL::sim_water.bill, to_jsonb(b) || jsonb_build_object('bill_no', b.bill_no || to_char(n, 'FM000')))).*
       FROM (SELECT * FROM sim_water.bill WHERE company_code = 'beijing' AND bill_key = $1 ORDER BY bill_no DESC LIMIT 1) b, generate_series(1, 58) n RETURNING bill_no`,
      [NUMBERS.unpaid],
    )
  })

  it.each(['wxlifepay', 'json'] as const)('of %s passes', async (protocol) => {
    const report = await certifyWith(world(), settingsOf(protocol, { numbers: { ...NUMBERS, rare: null } }), inProcess(world()))
    expect(failedIn(report)).toEqual([])
  })
})
