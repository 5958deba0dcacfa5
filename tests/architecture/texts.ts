/** Texts for people: Chinese and English say the same thing, and Chinese ones are Chinese. */

export type Texts = Record<string, string>
export type Domain = { name: string; zh: Texts; en: Texts }

/** What is written in Latin letters in Chinese too. */
const LATIN_IN_CHINESE: readonly string[] = ['English', 'Q', 'App', 'PDF', 'XML', 'SMS', 'QA', 'ID', 'X']

const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort().join(' ')
const withoutPlaceholders = (text: string) => text.replace(/\{\w+\}/g, '')
const latinWords = (text: string) => withoutPlaceholders(text).match(/[A-Za-z]+/g) ?? []

/** What is wrong, one line each. */
export function checkTexts({ name, zh, en }: Domain): string[] {
  const keys = [...new Set([...Object.keys(zh), ...Object.keys(en)])]
  return keys.flatMap((key) => {
    const [chinese, english] = [zh[key], en[key]]
    if (chinese === undefined || english === undefined) return [`${name}.${key} is missing in ${chinese === undefined ? 'zh' : 'en'}`]
    const problems: string[] = []
    if (!chinese.trim() || !english.trim()) problems.push(`${name}.${key} is empty`)
    if (placeholders(chinese) !== placeholders(english)) problems.push(`${name}.${key} fills in ${placeholders(chinese)} and ${placeholders(english)}`)
    const latin = latinWords(chinese).filter((word) => !LATIN_IN_CHINESE.includes(word))
    if (latin.length > 0) problems.push(`${name}.${key} says ${latin.join(' ')} in Chinese`)
    return problems
  })
}

const HAN = /\p{Script=Han}/u

/** A message in Chinese has Chinese in it, and one in English has not, but for the name of the other language. */
export function checkScript({ name, zh, en }: Domain): string[] {
  const foreign = Object.entries(en).filter(([, text]) => HAN.test(text) && text !== '中文')
  const latin = Object.entries(zh).filter(([, text]) => withoutPlaceholders(text).length > 0 && !HAN.test(text) && !/^[\P{L}]*$/u.test(withoutPlaceholders(text)) && text !== 'English')
  return [...foreign, ...latin].map(([key, text]) => `${name}.${key}: ${text}`)
}
