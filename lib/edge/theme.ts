import { cookies } from 'next/headers'
import { cache } from 'react'
import { DEFAULT_LOCALE, LOCALES, type Locale } from '@/lib/i18n'
import { LOCALE_COOKIE } from './request'

export const THEMES = ['auto', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]
export type Appearance = { locale: Locale; theme: Theme; care: boolean }

const THEME_COOKIE = 'shuidan.theme'
const CARE_COOKIE = 'shuidan.care'
const YEAR_S = 31_536_000

/** How this browser wants pages to look; cookies only, so that it also works where there is no world. */
export const readAppearance = cache(async (): Promise<Appearance> => {
  const jar = await cookies()
  return {
    locale: known(LOCALES, jar.get(LOCALE_COOKIE)?.value, DEFAULT_LOCALE),
    theme: known(THEMES, jar.get(THEME_COOKIE)?.value, 'auto'),
    care: jar.get(CARE_COOKIE)?.value === '1',
  }
})

export async function keepLocale(value: unknown): Promise<void> {
  await keep(LOCALE_COOKIE, known(LOCALES, value, DEFAULT_LOCALE))
}

export async function keepTheme(value: unknown): Promise<void> {
  await keep(THEME_COOKIE, known(THEMES, value, 'auto'))
}

export async function keepCare(value: unknown): Promise<void> {
  await keep(CARE_COOKIE, value === '1' ? '1' : '0')
}

async function keep(name: string, value: string): Promise<void> {
  ;(await cookies()).set(name, value, { path: '/', maxAge: YEAR_S, sameSite: 'lax', httpOnly: true })
}

function known<T extends string>(values: readonly T[], value: unknown, otherwise: T): T {
  return values.find((one) => one === value) ?? otherwise
}
