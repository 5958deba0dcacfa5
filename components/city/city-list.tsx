import { CellGroup } from '@/components/ui/cells'
import type { CityDto } from '@/lib/companies/schemas'
import type { Locale, Translate } from '@/lib/i18n'
import { CityRow } from './city-row'

type Props = { cities: readonly CityDto[]; locale: Locale; t: Translate }

const UNKNOWN = '#'
const idOf = (letter: string) => `city-${letter === UNKNOWN ? 'other' : letter}`

function LetterIndex({ letters, t }: { letters: readonly string[]; t: Translate }) {
  return (
    <nav aria-label={t('city.index')} className="mt-2 -mb-4 flex flex-wrap px-2">
      {letters.map((letter) => (
        <a key={letter} href={`#${idOf(letter)}`} className="tap flex items-center justify-center rounded-lg px-2 text-note font-medium text-brand-ink active:bg-pressed">
          {letter === UNKNOWN ? t('city.other') : letter}
        </a>
      ))}
    </nav>
  )
}

/** Cities by the first letter of their pinyin, in which order they come. */
export function CityList({ cities, locale, t }: Props) {
  const letters = [...new Set(cities.map(({ letter }) => letter))]
  return (
    <>
      {letters.length > 1 && <LetterIndex letters={letters} t={t} />}
      {letters.map((letter) => (
        <div key={letter} id={idOf(letter)} className="scroll-mt-[var(--tap)]">
          <CellGroup title={letter === UNKNOWN ? t('city.other') : letter}>
            {cities.filter((city) => city.letter === letter).map((city) => (
              <CityRow key={city.code} city={city} locale={locale} t={t} />
            ))}
          </CellGroup>
        </div>
      ))}
    </>
  )
}
