import { Cell } from '@/components/ui/cells'
import type { CityDto } from '@/lib/companies/schemas'
import type { Locale, Translate } from '@/lib/i18n'
import { cityName } from './city-name'

/** One tap from the number where there is nothing to choose. */
export const cityHref = ({ code, only }: CityDto): string => (only ? `/water/bind/${only.code}` : `/water/bind?city=${code}`)

export const cityNote = ({ only, companies }: CityDto, t: Translate): string => only?.name ?? t('city.companies', { count: companies })

export function CityRow({ city, locale, t }: { city: CityDto; locale: Locale; t: Translate }) {
  return <Cell href={cityHref(city)} title={cityName(city, locale)} note={cityNote(city, t)} />
}
