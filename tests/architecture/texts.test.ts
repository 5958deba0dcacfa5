import { readdirSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { ERROR_STATUS } from '@/lib/kernel/errors'
import { checkScript, checkTexts, type Domain, type Texts } from './texts'

const FOLDER = path.resolve('lib/i18n/messages')
const domains: Domain[] = []

/** Whatever a file of messages exports, under both locales. */
async function readDomains(file: string): Promise<Domain[]> {
  const exported: Record<string, { 'zh-CN'?: Texts; en?: Texts }> = await import(path.join(FOLDER, file))
  return Object.entries(exported).map(([name, texts]) => ({ name, zh: texts['zh-CN'] ?? {}, en: texts.en ?? {} }))
}

beforeAll(async () => {
  for (const file of readdirSync(FOLDER)) domains.push(...(await readDomains(file)))
})

it('every domain has equal keys, equal placeholders and Chinese in its Chinese', () => {
  expect(domains.length).toBeGreaterThanOrEqual(9)
  expect(domains.flatMap(checkTexts)).toEqual([])
  expect(domains.flatMap(checkScript)).toEqual([])
})

it('every error code has a text in both languages', () => {
  const errors = domains.find(({ name }) => name === 'errorTexts')
  for (const texts of [errors?.zh, errors?.en]) expect(Object.keys(texts ?? {}).sort()).toEqual(Object.keys(ERROR_STATUS).sort())
})

it('no message shows what belongs into a log', () => {
  const texts = domains.flatMap(({ zh, en }) => [...Object.values(zh), ...Object.values(en)])
  expect(texts.filter((text) => /\b(SQL|null|undefined|stack|exception|HTTP \d|errcode)\b/i.test(text))).toEqual([])
})

describe('a planted violation is found', () => {
  it.each<[string, Texts, Texts]>([
    ['a key that only one language has', { a: '是', b: '否' }, { a: 'yes' }],
    ['a placeholder that only one language has', { a: '还剩 {left} 次' }, { a: 'some tries left' }],
    ['another placeholder', { a: '还剩 {left} 次' }, { a: '{tries} left' }],
    ['an English word in Chinese', { a: '支付 failed' }, { a: 'failed' }],
    ['an empty text', { a: '' }, { a: 'yes' }],
  ])('%s', (_, zh, en) => {
    expect(checkTexts({ name: 'sample', zh, en })).toHaveLength(1)
  })

  it('a text in the wrong language', () => {
    expect(checkScript({ name: 'sample', zh: { a: 'yes' }, en: { a: 'yes' } })).toHaveLength(1)
    expect(checkScript({ name: 'sample', zh: { a: '是' }, en: { a: '是' } })).toHaveLength(1)
  })
})
