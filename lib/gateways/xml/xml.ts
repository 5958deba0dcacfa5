/** XML as messages carry it: elements and text. Attributes and comments are ignored, DTDs and unknown entities refused. */
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { err, ok, type Result } from '@/lib/kernel/result'

export type XmlElement = { tag: string; text: string; children: XmlElement[] }
export type XmlProblem = 'FORBIDDEN_DECLARATION' | 'FORBIDDEN_CHARACTER' | 'MALFORMED' | 'UNKNOWN_ENTITY'

/** XML 1.0 cannot carry these, not even escaped. */
const NOT_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu

type Node = { [tag: string]: Node[] | string }

const parser = new XMLParser({
  preserveOrder: true,
  processEntities: false,
  parseTagValue: false,
  trimValues: false,
  cdataPropName: '#cdata',
  ignoreDeclaration: true,
  ignorePiTags: true,
})

/** The root element. Never throws. */
export function parseXml(xml: string): Result<XmlElement, XmlProblem> {
  if (/<!(DOCTYPE|ENTITY)/i.test(xml)) return err('FORBIDDEN_DECLARATION')
  if (xml.search(NOT_XML) >= 0) return err('FORBIDDEN_CHARACTER')
  try {
    if (XMLValidator.validate(xml) !== true) return err('MALFORMED')
    const roots = (parser.parse(xml) as Node[]).map(toElement).filter((element) => element !== null)
    const [root] = roots
    return root && roots.length === 1 ? ok(root) : err('MALFORMED')
  } catch (error) {
    return err(error instanceof UnknownEntity ? 'UNKNOWN_ENTITY' : 'MALFORMED')
  }
}

class UnknownEntity extends Error {}

function toElement(node: Node): XmlElement | null {
  const [tag] = Object.keys(node)
  if (!tag || tag.startsWith('#')) return null
  const inner = node[tag] as Node[]
  return {
    tag,
    text: inner.map(textOf).join(''),
    children: inner.map(toElement).filter((element) => element !== null),
  }
}

function textOf(node: Node): string {
  const text = node['#text']
  if (typeof text === 'string') return unescapeXml(text)
  const cdata = node['#cdata']
  return Array.isArray(cdata) ? cdata.map((part) => String(part['#text'] ?? '')).join('') : ''
}

const ENTITIES = new Map([['amp', '&'], ['lt', '<'], ['gt', '>'], ['quot', '"'], ['apos', "'"]])

function unescapeXml(text: string): string {
  return text.replace(/&([^;&]*);?/g, (whole, name: string) => {
    const digits = /^#(?:x([0-9a-fA-F]{1,6})|(\d{1,7}))$/.exec(name)
    const plain = digits ? fromCodePoint(Number.parseInt(digits[1] ?? digits[2] ?? '', digits[1] ? 16 : 10)) : ENTITIES.get(name)
    if (plain === undefined || !whole.endsWith(';')) throw new UnknownEntity(name)
    return plain
  })
}

function fromCodePoint(code: number): string | undefined {
  const text = code > 0x10ffff ? undefined : String.fromCodePoint(code)
  return text !== undefined && toXmlText(text) === text ? text : undefined
}

/** The text as it can travel: what XML 1.0 has no way to write becomes U+FFFD. */
export function toXmlText(text: string): string {
  return text.replace(NOT_XML, '\uFFFD')
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;', '\r': '&#13;' }

/** A carriage return is written as a reference, since parsers turn a bare one into a line feed. */
export function escapeXml(text: string): string {
  return toXmlText(text).replace(/[&<>"'\r]/g, (character) => ESCAPES[character] ?? character)
}

export function element(tag: string, inner: string): string {
  return `<${tag}>${inner}</${tag}>`
}
