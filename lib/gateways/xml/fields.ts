/** The elements of a message, declared once and used for writing and for reading. */
import { fenToYuan } from '@/lib/kernel/money'
import { element, escapeXml, type XmlElement } from './xml'

export type Field<T> = {
  tag: string
  write(value: T): string
  /** null: not such a value. `undefined` stands for an element that is not there. */
  read(text: string | undefined): T | null
}

// biome-ignore lint/suspicious/noExplicitAny: a shape mixes fields of any type, ValueOf gives each its own back
export type Shape = Record<string, Field<any>>
export type ValueOf<S extends Shape> = { [K in keyof S]: S[K] extends Field<infer T> ? T : never }

/** Long enough for a name of a hundred characters or fifty bill numbers. */
const MAX_TEXT = 2_000

export function field<T>(tag: string, write: (value: T) => string, read: (text: string) => T | null): Field<T> {
  return { tag, write, read: (text) => (text === undefined || text.length > MAX_TEXT ? null : read(text)) }
}

/** Must be there, may be empty. */
export const text = (tag: string) => field<string>(tag, escapeXml, (value) => value)

export const optionalText = (tag: string): Field<string> => ({ ...text(tag), read: (value) => text(tag).read(value ?? '') })

export const matching = (tag: string, pattern: RegExp) => field<string>(tag, escapeXml, (value) => (pattern.test(value) ? value : null))

export const month = (tag: string) => matching(tag, /^\d{4}(0[1-9]|1[0-2])$/)

/** YYYYMMDD */
export const day = (tag: string) => matching(tag, /^\d{4}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/)

/** Fen; fifteen digits are ten trillion yuan. */
export const fen = (tag: string) =>
  field<bigint>(tag, String, (value) => (/^-?\d{1,15}$/.test(value) ? BigInt(value) : null))

/** Fen written as yuan with two decimals, as invoices have it. */
export const yuan = (tag: string) =>
  field<bigint>(tag, fenToYuan, (value) => (/^-?\d{1,13}\.\d{2}$/.test(value) && value !== '-0.00' ? BigInt(value.replace('.', '')) : null))

export const count = (tag: string) => field<number>(tag, String, (value) => (/^\d{1,9}$/.test(value) ? Number.parseInt(value, 10) : null))

export const oneOf = <const T extends string>(tag: string, values: readonly T[]) =>
  field<T>(tag, escapeXml, (value) => values.find((known) => known === value) ?? null)

export function writeFields<S extends Shape>(shape: S, value: ValueOf<S>): string {
  return Object.entries(shape)
    .map(([name, { tag, write }]) => element(tag, write(value[name])))
    .join('')
}

/** null when one is missing, malformed, or said twice; elements the shape does not name are ignored. */
export function readFields<S extends Shape>(shape: S, from: XmlElement): ValueOf<S> | null {
  const values: Record<string, unknown> = {}
  for (const [name, { tag, read }] of Object.entries(shape)) {
    const found = childrenOf(from, tag)
    const value = found.length > 1 ? null : read(found[0]?.text)
    if (value === null) return null
    values[name] = value
  }
  return values as ValueOf<S>
}

export function childrenOf(from: XmlElement, tag: string): XmlElement[] {
  return from.children.filter((child) => child.tag === tag)
}
