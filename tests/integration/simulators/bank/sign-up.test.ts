import { describe, expect, it } from 'vitest'
import { CARDS_TO_TRY } from '@/lib/simulators/bank'
import { listMessages } from '@/lib/simulators/phone'
import { cardFor, DEBIT, holderOf, OK, refused, useBankWorld, valueIn } from './harness'

const world = useBankWorld('sign_up')
const signUp = (change: Partial<typeof DEBIT> = {}, card = DEBIT) => world().gateway.signUpCard(world().call(), holderOf({ ...card, ...change }))
const confirm = (signUpNo: string, code: string) => world().gateway.confirmSignUp(world().call(), { signUpNo, code })
const wrong = (code: string) => `${(Number(code) + 1) % 1_000_000}`.padStart(6, '0')
/** A card nobody has touched in this file. */
const fresh = (n: number) => CARDS_TO_TRY[n] as typeof DEBIT

describe('signing up', () => {
  it('sends a code to the phone on file, and the code gives a token', async () => {
    const { signUpNo, ...rest } = valueIn(await signUp())
    expect(rest).toEqual({ phoneMasked: '138****9000', expiresInSeconds: 300, againInSeconds: 60 })
    const [message] = await listMessages(world().sim, { limit: 1 })
    expect(message).toMatchObject({ phone: '13800009000', sender: '招商银行(模拟)' })
    expect(message?.body).toMatch(new RegExp(`^【招商银行\\(模拟\\)】验证码\\d{6}，您尾号${DEBIT.pan.slice(-4)}的银行卡`))
    const card = valueIn(await confirm(signUpNo, await world().lastCode()))
    expect(card).toEqual({ token: expect.stringMatching(/^tok_/), par: expect.stringMatching(/^par_/), bankCode: 'CMB', bankName: '招商银行（模拟）', kind: 'DEBIT', last4: DEBIT.pan.slice(-4) })
    // Its answer may have been lost: the same again, and still one token.
    expect(valueIn(await confirm(signUpNo, await world().lastCode()))).toEqual(card)
    expect(await confirm(signUpNo, wrong(await world().lastCode()))).toMatchObject(refused('CODE_WRONG'))
    expect(await world().rows(`SELECT 1 FROM sim_bank.card_token`)).toHaveLength(1)
  })

  it('gives every binding a token of its own; one that is revoked leaves the others', async () => {
    const card = fresh(0)
    const bind = async () => {
      world().pass(60)
      const { signUpNo } = valueIn(await signUp({}, card))
      return valueIn(await confirm(signUpNo, await world().lastCode())).token
    }
    const [one, other] = [await bind(), await bind()]
    expect(one).not.toBe(other)
    for (let n = 0; n < 2; n += 1) expect(await world().gateway.revokeToken(world().call(), { token: one })).toEqual(OK)
    expect(await world().gateway.authorise(world().call(), world().order(one, 1n))).toMatchObject(refused('TOKEN_UNKNOWN'))
    expect(await world().gateway.authorise(world().call(), world().order(other, 1n))).toMatchObject({ ok: true })
    expect(await world().gateway.revokeToken(world().call(), { token: 'tok_none' })).toMatchObject(refused('TOKEN_UNKNOWN'))
  })

  it('reads a name as it may be typed', async () => {
    expect(await signUp({ holderName: ' 王芳　' }, fresh(1))).toMatchObject({ ok: true })
  })

  it.each([
    ['name', { holderName: '王方' }],
    ['ID tail', { idTail: '9999' }],
    ['phone', { phone: '13800009001' }],
  ])('does not say that the %s is the wrong one', async (_, change) => {
    expect(await signUp(change, fresh(2))).toMatchObject(refused('CARD_MISMATCH', { code: 'ACCOUNT_ERROR' }))
    expect(await world().rows(`SELECT 1 FROM sim_phone.message WHERE phone = '13800001004'`)).toEqual([])
  })

  it('closes the card after five wrong tries, many at once included, for half an hour', async () => {
    const card = fresh(3)
    const answers = await Promise.all(Array.from({ length: 20 }, () => signUp({ idTail: '9999' }, card)))
    expect(answers.filter((answer) => !answer.ok && answer.error.kind === 'REFUSED' && answer.error.reason === 'CARD_MISMATCH')).toHaveLength(4)
    expect(await signUp({}, card)).toMatchObject(refused('CARD_MISMATCH_LOCKED', { code: 'RULE_LIMIT' }))
    world().pass(30 * 60)
    expect(await signUp({}, card)).toMatchObject({ ok: true })
  })

  it('knows neither wrong numbers nor other people’s', async () => {
    expect(await signUp({ pan: '9901000000000000000' })).toMatchObject(refused('CARD_UNKNOWN'))
    expect(await signUp({ pan: '4532015112830366' })).toMatchObject(refused('CARD_UNKNOWN'))
  })

  it('is refused by issuers that refuse or are down', async () => {
    expect(await signUp({}, cardFor({ behaviour: 'SIGN_UP_REFUSED' }))).toMatchObject(refused('SIGN_UP_REFUSED', { code: 'NO_AUTH' }))
    expect(await signUp({}, cardFor({ behaviour: 'ISSUER_DOWN' }))).toMatchObject(refused('ISSUER_UNAVAILABLE', { code: 'SYSTEM_ERROR' }))
  })
})

describe('codes', () => {
  it('come a minute apart, and five in an hour', async () => {
    const card = fresh(4)
    for (let n = 0; n < 5; n += 1) {
      expect(await signUp({}, card)).toMatchObject({ ok: true })
      expect(await signUp({}, card)).toMatchObject(refused('CODE_TOO_FREQUENT', { code: 'FREQUENCY_LIMITED' }))
      world().pass(60)
    }
    expect(await signUp({}, card)).toMatchObject(refused('CODE_TOO_FREQUENT'))
    world().pass(3_600)
    expect(await signUp({}, card)).toMatchObject({ ok: true })
  })

  it('are good for five minutes, and only the latest is', async () => {
    const card = fresh(5)
    const first = valueIn(await signUp({}, card))
    const firstCode = await world().lastCode()
    world().pass(60)
    const second = valueIn(await signUp({}, card))
    expect(await confirm(first.signUpNo, firstCode)).toMatchObject(refused('CODE_EXPIRED'))
    world().pass(300)
    expect(await confirm(second.signUpNo, await world().lastCode())).toMatchObject(refused('CODE_EXPIRED'))
    expect(await confirm('sgn_none', '000000')).toMatchObject(refused('SIGN_UP_UNKNOWN'))
  })

  it('are lost after five wrong tries, many at once included', async () => {
    const card = fresh(6)
    const { signUpNo } = valueIn(await signUp({}, card))
    const code = await world().lastCode()
    const answers = await Promise.all(Array.from({ length: 20 }, () => confirm(signUpNo, wrong(code))))
    expect(answers.filter((answer) => !answer.ok && answer.error.kind === 'REFUSED' && answer.error.reason === 'CODE_WRONG')).toHaveLength(4)
    expect(await confirm(signUpNo, code)).toMatchObject(refused('CODE_LOCKED'))
    world().pass(60)
    expect(await signUp({}, card)).toMatchObject(refused('CODE_LOCKED', { code: 'RULE_LIMIT' }))
    world().pass(30 * 60)
    expect(await signUp({}, card)).toMatchObject({ ok: true })
  })

  it('cannot be guessed on after a right one', async () => {
    const { signUpNo } = valueIn(await signUp({}, fresh(7)))
    const code = await world().lastCode()
    valueIn(await confirm(signUpNo, code))
    for (let n = 0; n < 5; n += 1) await confirm(signUpNo, wrong(code))
    expect(await confirm(signUpNo, code)).toMatchObject(refused('CODE_LOCKED'))
  })
})

it('keeps raw messages without card, name, ID, phone, code and what is signed over them', async () => {
  world().recorded.length = 0
  const card = fresh(8)
  const { signUpNo } = valueIn(await signUp({}, card))
  const code = await world().lastCode()
  valueIn(await confirm(signUpNo, code))
  const kept = JSON.stringify(world().recorded)
  for (const secret of [card.pan, card.holderName, card.idTail, card.phone, code, 'signature']) expect(kept).not.toContain(secret)
  expect(world().recorded[0]).toMatchObject({ operation: 'signUpCard', outcome: 'ANSWERED', request: expect.stringContaining('"pan":"******"') })
})
