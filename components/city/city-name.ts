import type { Locale } from '@/lib/i18n'

/** In English a city has both its names, for bills and signs have the Chinese one. */
export function cityName({ name, english }: { name: string; english: string | null }, locale: Locale): string {
  return locale === 'en' && english ? `${english} ${name}` : name
}
