import { cityName } from '@/components/city/city-name'
import { cityHref, cityNote } from '@/components/city/city-row'
import type { Located } from '@/components/city/locate-city'
import type { CityChoice, LocatedDto } from '@/lib/companies/schemas'
import type { Locale, Translate } from '@/lib/i18n'

function textOf(found: LocatedDto, locale: Locale, t: Translate): string {
  const [first] = found.choices
  const city = first ? cityName(first, locale) : ''
  switch (found.kind) {
    case 'CITY':
      return t(first?.city ? 'city.matched' : 'city.notOpenHere', { city })
    case 'BETWEEN':
      return t('city.between')
    case 'BORDER':
      return t(first?.city ? 'city.border' : 'city.borderNotOpen', { place: cityName(found.at, locale), city })
    case 'NOWHERE':
      return t('city.nowhere')
    case 'VAGUE':
      return t('city.vague')
  }
}

/** Where a resident is, in words, with the cities that may be tapped. */
export function describeLocated(found: LocatedDto, locale: Locale, t: Translate): Located {
  const toRow = (choice: CityChoice) => ({ name: cityName(choice, locale), note: choice.city ? cityNote(choice.city, t) : t('city.notOpen'), ...(choice.city && { href: cityHref(choice.city) }) })
  return { text: textOf(found, locale, t), cities: found.choices.map(toRow) }
}
