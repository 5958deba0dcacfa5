export const LOCALES = ['zh-CN', 'en'] as const
export type Locale = (typeof LOCALES)[number]
export const DEFAULT_LOCALE: Locale = 'zh-CN'

/** Texts of one domain; an English one missing does not compile. `{name}` is filled in. */
export function define<const Zh extends Record<string, string>>(texts: { zh: Zh; en: Record<keyof Zh, string> }): { 'zh-CN': Record<keyof Zh, string>; en: Record<keyof Zh, string> } {
  return { 'zh-CN': texts.zh, en: texts.en }
}

export function fill(text: string, params: Record<string, string | number> = {}): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => (name in params ? String(params[name]) : whole))
}
