/** What nobody should send: it is refused or the connection ends, in time, and the company goes on. */
import { json } from '@/lib/gateways/water'
import type { Case } from '../case'
import { gbkFrame, isTaken, JsonLine, signedXml, wxQuery } from '../craft'
import { text } from '../evidence'
import { sayRaw, type RawMessage } from '../raw'
import type { Trial } from '../trial'

type Rubbish = { zh: string; en: string; message: RawMessage; isYes?: Parameters<typeof judge>[2] }

const bytes = (content: string): Uint8Array => new TextEncoder().encode(content)
/** 水 without its last byte. */
const HALF = Buffer.from('e6b0', 'hex')
const NOISE = Buffer.from(Array.from({ length: 512 }, (_, n) => (n * 151 + 7) % 256))
const DEPTH = 3_000

function judge(t: Trial, message: RawMessage, isYes = isTaken.bind(null, t.settings.company.protocol)) {
  return async () => {
    const answer = await t.raw(message)
    return { answer, isBad: isYes(answer) || answer.kind === 'HUNG' || answer.kind === 'UNREACHABLE' }
  }
}

async function throwAt(t: Trial, all: readonly Rubbish[]): Promise<void> {
  const before = await t.owedNow()
  for (const { zh, en, message, isYes } of all) {
    await t.step(text(`${zh}：拒绝或断开`, `${en}: refused or closed`), judge(t, message, isYes), ({ answer, isBad }) => ({ verdict: isBad ? 'FAILED' : 'PASSED', seen: sayRaw(answer) }))
  }
  await t.owes(before, '之后好问题照样答对', 'and a good question is answered right afterwards')
}

async function wxRubbish(t: Trial): Promise<Rubbish[]> {
  const { company } = t.settings
  const { message, xml } = wxQuery(t)
  const signed = (content: string) => signedXml(company, 'query', content)
  return [
    { zh: '空报文', en: 'nothing', message: { ...message, body: new Uint8Array() } },
    { zh: '截断的报文', en: 'cut short', message: { ...message, body: message.body.subarray(0, message.body.byteLength >> 1) } },
    { zh: '签名正确而 XML 截断', en: 'cut short, under a right signature', message: signed(xml.slice(0, -20)) },
    { zh: '半个汉字', en: 'half a character', message: { ...message, body: Buffer.concat([message.body, HALF]) } },
    { zh: '嵌套过深', en: 'nested too deep', message: signed(`<?xml version="1.0" encoding="UTF-8"?>${'<a>'.repeat(DEPTH)}${'</a>'.repeat(DEPTH)}`) },
    { zh: '不是 XML', en: 'no XML', message: signed('hello') },
    { zh: '随机字节', en: 'noise', message: { ...message, body: NOISE } },
  ]
}

async function gbkRubbish(t: Trial): Promise<Rubbish[]> {
  const frame = Buffer.from(gbkFrame(t))
  const withHead = (head: string) => Buffer.concat([Buffer.from(head.padEnd(6)), frame.subarray(6)])
  const cut = (body: Uint8Array): RawMessage => ({ operation: '13', body, isCut: true })
  const halved = Buffer.from(frame)
  halved.writeUInt8(0xcb, 6 + 2 + 10 + 9)
  const many = Buffer.concat([frame.subarray(6, -2), Buffer.from('9999')])
  return [
    { zh: '截断的报文', en: 'cut short', message: cut(frame.subarray(0, frame.byteLength >> 1)) },
    { zh: '长度说多了', en: 'a length that is too long', message: cut(withHead(`${frame.byteLength + 9}`)) },
    { zh: '长度说少了', en: 'a length that is too short', message: cut(withHead(`${frame.byteLength - 9}`)) },
    { zh: '长度不是数字', en: 'a length that is no figure', message: cut(withHead('12ab')) },
    { zh: '没有结束符', en: 'no trailer', message: cut(Buffer.concat([frame.subarray(0, -2), Buffer.from('##')])) },
    { zh: '半个汉字', en: 'half a character', message: cut(halved) },
    { zh: '行数不符', en: 'a wrong number of rows', message: cut(Buffer.concat([Buffer.from(`${many.byteLength + 8}`.padEnd(6)), many, Buffer.from('@@')])) },
    { zh: '随机字节', en: 'noise', message: cut(NOISE) },
  ]
}

async function jsonRubbish(t: Trial): Promise<Rubbish[]> {
  const line = await JsonLine.open(t)
  const { message } = line.seal('query', line.query())
  const plainly = (zh: string, en: string, body: Uint8Array): Rubbish => ({ zh, en, message: { ...message, body } })
  const inside = (zh: string, en: string, plain: Uint8Array): Rubbish => {
    const sealed = line.seal('query', plain)
    return { zh, en, message: sealed.message, isYes: (answer) => line.isYes(sealed.message, sealed.envelope, answer) }
  }
  const good = line.query()
  return [
    plainly('空报文', 'nothing', new Uint8Array()),
    plainly('截断的报文', 'cut short', message.body.subarray(0, message.body.byteLength >> 1)),
    plainly('嵌套过深', 'nested too deep', bytes(`${'{"a":'.repeat(DEPTH)}1${'}'.repeat(DEPTH)}`)),
    plainly('随机字节', 'noise', NOISE),
    { ...plainly('会话请求是别的东西', 'no request for a session', bytes('{"version":1}')), message: { ...message, path: json.SESSION_PATH, body: bytes('{"version":1}') } },
    inside('密文内容截断', 'cut short inside', good.subarray(0, good.byteLength >> 1)),
    inside('密文内有半个汉字', 'half a character inside', Buffer.concat([good.subarray(0, -1), HALF, good.subarray(-1)])),
  ]
}

export const rubbish = {
  title: text('坏报文', 'Broken messages'),
  proves: text('截断、长度不对、半个汉字、随机字节都被拒绝或断开，公司照常服务', 'What is cut short, of a wrong length, with half a character or mere noise is refused or closed, and the company goes on'),
  maySkip: false,
  needs: ['query'],
  run: async (t) => {
    const makers = { wxlifepay: wxRubbish, json: jsonRubbish, 'gbk-tcp': gbkRubbish }
    await throwAt(t, await makers[t.settings.company.protocol](t))
  },
} satisfies Case

const LAUGHS = 10

/** A document type before the root element, and a bill_key that is an entity. */
function withEntity(xml: string, declarations: string): string {
  return xml.replace(/^<\?xml[^>]*\?>/, (head) => `${head}<!DOCTYPE wxlifepay [${declarations}]>`).replace(/<bill_key>[^<]*</, '<bill_key>&e;<')
}

export const entities = {
  title: text('XML 实体', 'XML entities'),
  proves: text('带 DTD 和实体的报文被拒绝：不展开、不读文件、不耗尽内存', 'A message with a DTD and entities is refused: nothing is expanded, no file is read, no memory is filled'),
  onlyFor: { protocols: ['wxlifepay'], why: text('只有 wxlifepay 用 XML', 'only wxlifepay is XML') },
  maySkip: false,
  needs: ['query'],
  run: async (t) => {
    const { company } = t.settings
    const { xml } = wxQuery(t)
    const laughs = Array.from({ length: LAUGHS }, (_, n) => `<!ENTITY e${n} "${n === 0 ? 'ha' : `&e${n - 1};`.repeat(LAUGHS)}">`).join('')
    const with_ = (declarations: string) => signedXml(company, 'query', withEntity(xml, declarations))
    await throwAt(t, [
      { zh: '内部实体', en: 'an entity of its own', message: with_(`<!ENTITY e "${t.numbers.unpaid}">`) },
      { zh: '外部实体', en: 'an entity from a file', message: with_('<!ENTITY e SYSTEM "file:///etc/hostname">') },
      { zh: '实体炸弹', en: 'entities that grow', message: with_(`${laughs}<!ENTITY e "&e${LAUGHS - 1};">`) },
    ])
  },
} satisfies Case

const ENDLESS_BYTES = 1 << 20

export const endless = {
  title: text('没完没了的报文', 'Messages without an end'),
  proves: text('一兆字节的报文被拒绝或断开，公司照常服务', 'A message of a megabyte is refused or closed, and the company goes on'),
  maySkip: false,
  needs: ['query'],
  run: async (t) => {
    const { protocol } = t.settings.company
    const fill = (head: string) => Buffer.concat([Buffer.from(head), Buffer.alloc(ENDLESS_BYTES, 'A')])
    if (protocol === 'gbk-tcp') return throwAt(t, ['999999', '65000 '].map((head) => ({ zh: `长度 ${head.trim()}，内容不停`, en: `length ${head.trim()}, and more and more`, message: { operation: '13', body: fill(head) } })))
    const { headers, path } = protocol === 'json' ? { headers: json.JSON_HEADERS, path: json.pathOf('query') } : { headers: wxQuery(t).message.headers ?? {}, path: undefined }
    await throwAt(t, [{ zh: '一兆字节', en: 'a megabyte', message: { operation: 'query', headers, ...(path ? { path } : {}), body: fill(protocol === 'json' ? '{"session":"' : '<?xml version="1.0"?><wxlifepay>') } }])
  },
} satisfies Case
