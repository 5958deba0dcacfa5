import { beforeEach, describe, expect, it } from 'vitest'
import { listMessages } from '@/lib/simulators/phone'
import { useWaterWorld } from './harness'

const world = useWaterWorld('codes')
const HOUR = 3_600
const KEY = '0100000001'
const send = (billKey = KEY) => world().gateway.sendCode(world().call(), { billKey })
const check = (code: string, billKey = KEY) => world().gateway.checkCode(world().call(), { billKey, code })
const refused = (code: string) => ({ ok: false, error: { kind: 'REFUSED', code } })
const YES = { ok: true, value: null }

async function lastCode(): Promise<string> {
  const [message] = await listMessages(world().sim, { phone: '13800001001', limit: 1 })
  return /验证码(\d{6})/.exec(message?.body ?? '')?.[1] ?? ''
}

const wrong = (code: string) => code.replace(/\d$/, (digit) => `${(Number(digit) + 1) % 10}`)

/** What other tests have sent is out of sight. */
beforeEach(() => world().pass(2 * HOUR))

describe('sending', () => {
  it('goes to the phone on file, in the form of a real message', async () => {
    expect(await send()).toEqual({ ok: true, value: { phoneMasked: '138****1001', expiresInSeconds: 300, againInSeconds: 60 } })
    const [message] = await listMessages(world().sim, { phone: '13800001001' })
    expect(message).toMatchObject({ sender: '北京水务(模拟)', at: world().at })
    expect(message?.body).toMatch(/^【北京水务\(模拟\)】验证码\d{6}，您正在微信生活缴费绑定尾号0001的户号，5分钟内有效，请勿告知他人。$/)
  })

  it('keeps a hash only', async () => {
    await send()
    const code = await lastCode()
    expect(JSON.stringify(await world().rows('SELECT * FROM sim_water.code'))).not.toContain(`"${code}"`)
    expect(JSON.stringify(world().recorded)).not.toContain(`>${code}<`)
  })

  it('waits 60 s for the next one', async () => {
    await send()
    world().pass(59)
    expect(await send()).toMatchObject(refused('SIM0004'))
    world().pass(1)
    expect(await send()).toMatchObject({ ok: true })
  })

  it('is five an hour at most, for each number', async () => {
    for (let n = 0; n < 5; n++) {
      expect(await send()).toMatchObject({ ok: true })
      world().pass(120)
    }
    expect(await send()).toMatchObject(refused('SIM0004'))
    expect(await send('0100000003')).toMatchObject({ ok: true })
    world().pass(HOUR - 5 * 120)
    expect(await send()).toMatchObject({ ok: true })
  })

  it('ten at once send one', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => send()))
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
  })

  it('refuses a number that does not exist', async () => {
    expect(await send('0199999999')).toMatchObject(refused('EQ0006'))
  })
})

describe('checking', () => {
  it('is right once', async () => {
    await send()
    const code = await lastCode()
    expect(await check(code)).toEqual(YES)
    expect(await check(code)).toMatchObject(refused('SIM0005'))
  })

  it('is right once, ten at once too', async () => {
    await send()
    const code = await lastCode()
    const answers = await Promise.all(Array.from({ length: 10 }, () => check(code)))
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
  })

  it('needs a code that was sent, to this number, and the latest', async () => {
    expect(await check('123456', '0100000002')).toMatchObject(refused('SIM0005'))
    await send()
    const first = await lastCode()
    world().pass(60)
    await send('0100000003')
    expect(await check(first, '0100000003')).toMatchObject(refused('SIM0001'))
    await send()
    if ((await lastCode()) !== first) expect(await check(first)).toMatchObject(refused('SIM0001'))
    expect(await check(await lastCode())).toEqual(YES)
  })

  it('expires after five minutes of world time', async () => {
    await send()
    world().pass(299)
    expect(await check(wrong(await lastCode()))).toMatchObject(refused('SIM0001'))
    world().pass(1)
    expect(await check(await lastCode())).toMatchObject(refused('SIM0002'))
  })

  it('locks code and number for 30 minutes after five wrong tries', async () => {
    await send()
    const code = await lastCode()
    for (let n = 0; n < 4; n++) expect(await check(wrong(code))).toMatchObject(refused('SIM0001'))
    expect(await check(wrong(code))).toMatchObject(refused('SIM0003'))
    expect(await check(code)).toMatchObject(refused('SIM0003'))
    world().pass(29 * 60)
    expect(await send()).toMatchObject(refused('SIM0003'))
    world().pass(60)
    expect(await send()).toMatchObject({ ok: true })
    expect(await check(await lastCode())).toEqual(YES)
  })

  it('gives five tries, not more, to a hundred guesses at once', async () => {
    await send()
    const code = await lastCode()
    const answers = await Promise.all(Array.from({ length: 100 }, () => check(wrong(code))))
    expect(answers.filter((answer) => !answer.ok && answer.error.kind === 'REFUSED' && answer.error.code === 'SIM0001')).toHaveLength(4)
    expect(await check(code)).toMatchObject(refused('SIM0003'))
  })

  it('takes the right code on the fifth try', async () => {
    await send()
    const code = await lastCode()
    for (let n = 0; n < 4; n++) await check(wrong(code))
    expect(await check(code)).toEqual(YES)
    world().pass(60)
    expect(await send()).toMatchObject({ ok: true })
  })

  it.each(['', '12345', '1234567', '１２３４５６', '<code>'])('refuses %j', async (code) => {
    await send()
    expect(await check(code)).toMatchObject(refused('SIM0001'))
  })
})
