/** Messages that are not the platform's, or not new. */
import { makeSm2Pair } from '@/lib/crypto/sm'
import { sha256Hex } from '@/lib/kernel/canonical'
import { json } from '@/lib/gateways/water'
import type { Case } from '../case'
import { isTaken, JsonLine, wxCharge } from '../craft'
import { text } from '../evidence'
import type { Order } from '../orders'
import { sayRaw, type RawMessage } from '../raw'
import type { Trial } from '../trial'

async function refused(t: Trial, zh: string, en: string, message: RawMessage, order: Order | null = null): Promise<void> {
  await t.step(text(zh, en), () => t.raw(message), (answer) => {
    const isYes = isTaken(t.settings.company.protocol, answer)
    if (isYes && order) t.heardYes(order)
    return { verdict: isYes ? 'FAILED' : 'PASSED', seen: sayRaw(answer) }
  })
}

const notCredited = (t: Trial, order: Order) => t.isUnknown(order, '查证：没有入账', 'confirm: not credited')

async function wxStrangers(t: Trial): Promise<void> {
  const [forged, changed, bare] = [t.order(), t.order(), t.order()]
  await refused(t, '别的密钥签名：拒绝', 'signed with another key: refused', wxCharge(t, forged, sha256Hex(t.run.around.runNo).slice(0, 32)), forged)
  const good = wxCharge(t, changed)
  const raised = new TextDecoder().decode(good.body).replace(/<pay_amount>(\d+)</, (_, fen: string) => `<pay_amount>${BigInt(fen) + 1n}<`)
  await refused(t, '签名后改过一个字节：拒绝', 'a byte changed after signing: refused', { ...good, body: new TextEncoder().encode(raised) }, changed)
  const unsigned = new TextDecoder().decode(wxCharge(t, bare).body).replace(/^[0-9A-Fa-f]+/, '')
  await refused(t, '没有签名：拒绝', 'no signature: refused', { ...good, body: new TextEncoder().encode(unsigned) }, bare)
  for (const order of [forged, changed, bare]) await notCredited(t, order)
}

async function jsonStrangers(t: Trial): Promise<void> {
  const opening = json.encodeSessionRequest({ ...t.settings.company, platformSm2PrivateKey: makeSm2Pair().privateKey })
  if (opening.ok) await refused(t, '别的密钥要会话：拒绝', 'a session asked for with another key: refused', { operation: 'session', path: json.SESSION_PATH, headers: json.JSON_HEADERS, body: opening.value.body })
  const line = await JsonLine.open(t)
  const [changed, foreign] = [t.order(), t.order()]
  const { message, envelope } = line.seal('charge', line.charge(changed))
  const ciphertext = Buffer.from(envelope.ciphertext)
  ciphertext.writeUInt8(ciphertext.readUInt8(0) ^ 1, 0)
  const written = (session: string, secret: Uint8Array) => new TextEncoder().encode(JSON.stringify({ session, counter: envelope.counter, ciphertext: Buffer.from(secret).toString('base64') }))
  await refused(t, '密文改过一位：拒绝', 'a bit of what is encrypted changed: refused', { ...message, body: written(envelope.session, ciphertext) }, changed)
  await refused(t, '没有的会话：拒绝', 'a session that there is not: refused', { ...line.seal('charge', line.charge(foreign)).message, body: written(`${envelope.session.slice(1)}x`, envelope.ciphertext) }, foreign)
  for (const order of [changed, foreign]) await notCredited(t, order)
}

export const signature = {
  title: text('冒名与改动', 'Forged and changed messages'),
  proves: text('密钥不对或改过的报文被拒绝，不入账', 'What is signed with another key, or changed on its way, is refused and not credited'),
  onlyFor: { protocols: ['wxlifepay', 'json'], why: text('gbk-tcp 没有签名', 'gbk-tcp has no signature') },
  maySkip: false,
  needs: ['confirm'],
  run: (t) => (t.settings.company.protocol === 'json' ? jsonStrangers(t) : wxStrangers(t)),
} satisfies Case

export const replay = {
  title: text('重放', 'Replayed messages'),
  proves: text('原样重放的报文、用过的计数都被拒绝，不入账', 'A message that comes again, and a counter that was used, are refused and not credited'),
  onlyFor: { protocols: ['json'], why: text('只有 json 有会话与计数', 'only json has sessions and counters') },
  maySkip: false,
  needs: ['confirm'],
  run: async (t) => {
    const line = await JsonLine.open(t)
    const [first, second] = [t.order(), t.order()]
    const { message, envelope } = line.seal('charge', line.charge(first))
    await t.step(text('第一次：入账', 'the first time: credited'), () => t.raw(message), (answer) => {
      const isYes = line.isYes(message, envelope, answer)
      if (isYes) t.heardYes(first)
      return { verdict: isYes ? 'PASSED' : 'FAILED', seen: sayRaw(answer) }
    })
    await refused(t, '原样重放：拒绝', 'the same bytes again: refused', message)
    await refused(t, '用过的计数、另一笔：拒绝', 'another order under a counter that was used: refused', line.seal('charge', line.charge(second), envelope.counter).message, second)
    await notCredited(t, second)
  },
} satisfies Case

/** As long, and another. */
const another = (id: string): string => id.replace(/\d$/, (figure) => `${(BigInt(figure) + 1n) % 10n}`)

export const institution = {
  title: text('机构不符', 'Another institution'),
  proves: text('别的机构号、商户号被拒绝，不入账', 'What is meant for another institution, or comes from another merchant, is refused and not credited'),
  maySkip: false,
  needs: ['confirm'],
  run: async (t) => {
    const { company } = t.settings
    const others = company.protocol === 'gbk-tcp' ? [{ merchantId: another(company.merchantId) }] : [{ merchantId: another(company.merchantId) }, { companyId: another(company.companyId) }]
    for (const other of others) {
      const order = t.order()
      const [what = ''] = Object.keys(other)
      await t.step(text(`${what} 不符：拒绝`, `another ${what}: refused`), () => t.charge(order, {}, { company: other }), (said) => ({ verdict: said.ok ? 'FAILED' : 'PASSED', seen: said.ok ? text('入账', 'credited') : text('没有受理', 'not taken') }))
      await notCredited(t, order)
    }
    if (company.protocol !== 'json') return
    const line = await JsonLine.open(t)
    const order = t.order()
    const { message, envelope } = line.seal('charge', line.charge(order, another(company.companyId)))
    await t.step(text('会话之内机构号不符：拒绝', 'another institution inside a session: refused'), () => t.raw(message), (answer) => {
      const isYes = line.isYes(message, envelope, answer)
      if (isYes) t.heardYes(order)
      return { verdict: isYes ? 'FAILED' : 'PASSED', seen: sayRaw(answer) }
    })
    await notCredited(t, order)
  },
} satisfies Case
