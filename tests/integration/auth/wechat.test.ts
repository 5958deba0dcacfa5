import { beforeAll, describe, expect, test } from 'vitest'
import { signInWithWechat } from '@/lib/auth'
import type { Ctx } from '@/lib/db'
import { WECHAT_APPID, wechatAppSecret } from '@/lib/edge/auth/wechat-app'
import { HOUR_MS, MINUTE_MS } from '@/lib/kernel/calendar'
import { balanceOf, ledgerAccount, openWallet } from '@/lib/ledger'
import type { SimResponse } from '@/lib/simulators/sim-ctx'
import { handleWechat } from '@/lib/simulators/wechat'
import { RESIDENTS } from '@/prisma/seed/people'
import { refusal } from '../../support/refusal'
import { tablesChangedBy } from '../../support/table-counts'
import { useWorld } from '../../support/world'

const world = useWorld('demo')
let sim: Ctx
beforeAll(async () => void (sim = await world.system()))

const HOST = 'localhost:3001'
const BACK = 'http://localhost:3000/api/auth/callback/wechat'
const later = (ms: number): Ctx => ({ ...sim, clock: { ...sim.clock, wall: () => new Date(sim.clock.wall().getTime() + ms) } })

async function ask(method: string, path: string, query: Record<string, string>, { form = {} as Record<string, string>, as = sim, host = HOST } = {}): Promise<SimResponse> {
  const body = new TextEncoder().encode(new URLSearchParams(form).toString())
  const answer = await handleWechat(as, { method, path, query: new URLSearchParams(query), headers: { host }, body })
  if (!answer) throw new Error(`no such address: ${method} ${path}`)
  return answer
}
const WISH = { appid: WECHAT_APPID, redirect_uri: BACK, response_type: 'code', scope: 'snsapi_login', state: 'xyz' }
const [wang] = RESIDENTS
const connect = (query: object = {}) => ask('GET', '/connect/qrconnect', { ...WISH, login_hint: wang.openid, ...query })
const newCode = async () => new URL((await connect()).headers.location ?? '').searchParams.get('code') ?? ''
const json = (answer: SimResponse) => JSON.parse(String(answer.body)) as Record<string, unknown>
const token = async (query: Record<string, string>, as = sim) => json(await ask('GET', '/sns/oauth2/access_token', query, { as }))
const TOKEN = { appid: WECHAT_APPID, secret: '', code: '', grant_type: 'authorization_code' }
const exchange = async (code: string, more: Record<string, string> = {}, as = sim) => token({ ...TOKEN, secret: wechatAppSecret(), code, ...more }, as)

describe('the way in', () => {
  test('a hinted person who agrees beforehand comes back with a code and the state', async () => {
    const answer = await connect()
    const back = new URL(answer.headers.location ?? '')
    expect([answer.status, back.origin + back.pathname, back.searchParams.get('state')]).toEqual([302, BACK, 'xyz'])
    expect(back.searchParams.get('code')).toMatch(/^[\w-]{32}$/)
  })

  test('anyone else chooses who to be; what is shown is only text', async () => {
    await sim.db.prisma.simWechatPerson.create({ data: { openid: 'oTest-script', unionid: 'u', nickname: '<script>alert(1)</script>', headimgurl: '', autoConsent: false } })
    const page = String((await connect({ login_hint: '', state: `"><img src=x>` })).body)
    expect(page).toContain('王女士')
    expect(page).not.toMatch(/<script>|<img/)
    expect(String((await connect({ login_hint: 'oTest-script' })).body)).toContain('<form')
  })

  test('whoever is chosen comes back; whoever does not exist does not', async () => {
    const choose = (openid: string) => ask('POST', '/connect/authorize', {}, { form: { ...WISH, openid } })
    expect(new URL((await choose(wang.openid)).headers.location ?? '').pathname).toBe('/api/auth/callback/wechat')
    expect(await choose('oNobody')).toMatchObject({ status: 400 })
  })

  test.each([
    ['another app', { appid: 'wx0000000000000000' }],
    ['no app', { appid: '' }],
    ['another host', { redirect_uri: 'http://evil.example/api/auth/callback/wechat' }],
    ['a host that looks alike', { redirect_uri: 'http://localhost.evil.example/api/auth/callback/wechat' }],
    ['a name before the host', { redirect_uri: 'http://localhost@evil.example/api/auth/callback/wechat' }],
    ['another world of the same machine', { redirect_uri: 'http://w2.localhost:3000/api/auth/callback/wechat' }],
    ['another path', { redirect_uri: 'http://localhost:3000/steal' }],
    ['no address', { redirect_uri: 'javascript:alert(1)' }],
    ['another scope', { scope: 'snsapi_userinfo' }],
    ['another flow', { response_type: 'token' }],
  ])('%s is refused, and no code is made', async (_, query) => {
    const changed = await tablesChangedBy(sim.db, async () => {
      const answer = await connect(query)
      expect([answer.status, answer.headers.location]).toEqual([400, undefined])
    })
    expect(changed).toEqual([])
  })

  test('other addresses are none of WeChat’s', async () => {
    for (const [method, path] of [['POST', '/connect/qrconnect'], ['GET', '/sns/other'], ['GET', '/']] as const) {
      expect(await handleWechat(sim, { method, path, query: new URLSearchParams(), headers: {}, body: new Uint8Array() })).toBeNull()
    }
  })
})

describe('code for token', () => {
  test('gives a token that tells who it is', async () => {
    const answer = await exchange(await newCode())
    expect(answer).toMatchObject({ expires_in: 7200, openid: wang.openid, scope: 'snsapi_login', unionid: `u${wang.openid}` })
    const person = json(await ask('GET', '/sns/userinfo', { access_token: String(answer.access_token), openid: wang.openid }))
    expect(person).toMatchObject({ openid: wang.openid, nickname: '王女士', privilege: [] })
  })

  test.each<[number, Record<string, string>]>([
    [41002, { appid: '' }],
    [41004, { secret: '' }],
    [41008, { code: '' }],
    [40002, { grant_type: 'password' }],
    [40013, { appid: 'wx0000000000000000' }],
    [40125, { secret: 'wrong' }],
    [40029, { code: 'made-up' }],
  ])('errcode %i for %j, with HTTP 200, and the code is still good', async (errcode, wrong) => {
    const code = await newCode()
    expect(await exchange(code, wrong)).toMatchObject({ errcode, errmsg: expect.any(String) })
    expect(await exchange(code)).toHaveProperty('access_token')
  })

  test('a code is good once, also when five come at the same time', async () => {
    const code = await newCode()
    const answers = await Promise.all(Array.from({ length: 5 }, () => exchange(code)))
    expect(answers.filter((answer) => 'access_token' in answer)).toHaveLength(1)
    expect(answers.filter((answer) => answer.errcode === 40163)).toHaveLength(4)
    expect(await exchange(code)).toMatchObject({ errcode: 40163 })
  })

  test('a code is good for five minutes, a token for two hours, by the machine’s clock', async () => {
    const code = await newCode()
    await world.advance(24 * HOUR_MS)
    expect(await exchange(code, {}, later(5 * MINUTE_MS + 1_000))).toMatchObject({ errcode: 42003 })
    const { access_token } = await exchange(code)
    const query = { access_token: String(access_token), openid: wang.openid }
    expect(json(await ask('GET', '/sns/userinfo', query))).toHaveProperty('nickname')
    expect(json(await ask('GET', '/sns/userinfo', query, { as: later(2 * HOUR_MS + 1_000) }))).toMatchObject({ errcode: 42001 })
  })

  test('a token tells of its own person only', async () => {
    const { access_token } = await exchange(await newCode())
    const userinfo = async (query: Record<string, string>) => json(await ask('GET', '/sns/userinfo', query)).errcode
    expect([
      await userinfo({ openid: wang.openid }),
      await userinfo({ access_token: String(access_token) }),
      await userinfo({ access_token: 'made-up', openid: wang.openid }),
      await userinfo({ access_token: String(access_token), openid: RESIDENTS[1].openid }),
    ]).toEqual([41001, 41009, 40001, 40003])
  })

  test('neither code nor token is kept as it is', async () => {
    const code = await newCode()
    const { access_token } = await exchange(code)
    const rows = JSON.stringify(await sim.db.prisma.simWechatGrant.findMany())
    expect(rows).not.toContain(code)
    expect(rows).not.toContain(String(access_token))
  })
})

describe('the platform’s side', () => {
  const signIn = (profile: object) => signInWithWechat({ ctx: sim, input: profile }, (id) => openWallet(sim, id))

  test('the first visit makes the person with an empty wallet; ten at once make one', async () => {
    const profile = { openid: 'oNew000000000000000000001', nickname: '新人' }
    const ids = await Promise.all(Array.from({ length: 10 }, () => signIn(profile)))
    expect(new Set(ids).size).toBe(1)
    expect(await sim.db.prisma.user.findMany({ where: { wechatOpenid: profile.openid } })).toMatchObject([{ role: 'RESIDENT', displayName: '新人', oneTap: false }])
    expect(await balanceOf(sim, ledgerAccount.wallet(ids[0] ?? ''))).toBe(0n)
  })

  test('a later visit takes over the name, and leaves role and money alone', async () => {
    const before = await sim.db.prisma.user.findUniqueOrThrow({ where: { wechatOpenid: wang.openid } })
    expect(await signIn({ openid: wang.openid, nickname: '王阿姨' })).toBe(before.id)
    expect(await sim.db.prisma.user.findUniqueOrThrow({ where: { wechatOpenid: wang.openid } })).toEqual({ ...before, displayName: '王阿姨' })
    expect(await balanceOf(sim, ledgerAccount.wallet(before.id))).toBe(50_000n)
  })

  test.each([{}, { openid: 'x', nickname: 'a' }, { openid: 'o'.repeat(65), nickname: 'a' }, { openid: 'oGood0000001' }, null])('%j is no person', async (profile) => {
    expect(await refusal(signIn(profile as object))).toBe('INVALID_INPUT')
  })
})
