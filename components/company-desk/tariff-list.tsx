import { NavLink } from '@/components/ui/nav-link'
import { Tag } from '@/components/ui/tag'
import type { CompanySettings, TariffSetting } from '@/lib/companies/changes/schemas'
import type { TariffDefinitionJson } from '@/lib/companies/tariffs'
import type { Locale, Translate } from '@/lib/i18n'
import { TierSteps } from './tier-steps'

type Props = { code: string; tariffs: CompanySettings['tariffs']; today: string; mayEdit: boolean; locale: Locale; t: Translate }

type Standing = 'inForce' | 'future' | 'past'

function standingOf(tariff: TariffSetting, all: readonly TariffSetting[], today: string): Standing {
  if (tariff.day > today) return 'future'
  return all.some(({ category, day }) => category === tariff.category && day > tariff.day && day <= today) ? 'past' : 'inForce'
}

/** Where it is from, in the reader's language where the note has both, and how far that is known. */
function sourceText(source: string, locale: Locale, t: Translate): string {
  try {
    const note = JSON.parse(source) as Record<string, string | undefined>
    const mark = (['VERIFIED', 'VERIFIED_WEAK', 'FROM_MEMORY'] as const).find((one) => one === note.mark)
    return `${note[locale === 'en' ? 'en' : 'zh'] ?? note.zh ?? ''}${mark ? ` (${t(`companyDesk.${mark}`)})` : ''}`
  } catch {
    return source
  }
}

/** Price tables by category, the newest first: chart, source, and the way to change them. */
export function TariffList({ code, tariffs, today, mayEdit, locale, t }: Props) {
  if (tariffs.length === 0) return <p className="rounded-xl bg-cell p-4 text-note text-ink-2">{t('companyDesk.noTariffs')}</p>
  const order = tariffs.toSorted((a, b) => (a.category === b.category ? (a.day < b.day ? 1 : -1) : a.category < b.category ? 1 : -1))
  return (
    <ul className="grid gap-3 lg:grid-cols-2">
      {order.map((tariff) => {
        const { category, day, definition, source } = tariff
        const standing = standingOf(tariff, tariffs, today)
        const name = `${t(`companyDesk.${category as 'RESIDENTIAL'}`)} ${day}`
        return (
          <li key={name} className="min-w-0 rounded-xl bg-cell p-4">
            <p className="flex flex-wrap items-center gap-2 text-note">
              <span className="font-medium">{name}</span>
              <Tag tone={standing === 'inForce' ? 'good' : standing === 'future' ? 'warn' : 'plain'}>{t(`companyDesk.${standing}`, { day })}</Tag>
            </p>
            <TierSteps definition={definition as TariffDefinitionJson} label={`${name} ${t('companyDesk.unit')}`} t={t} />
            <p className="text-caption break-words text-ink-2">{sourceText(source, locale, t)}</p>
            {mayEdit && (
              <p className="flex flex-wrap gap-x-6 text-note">
                <NavLink href={`/console/companies/${code}/tariff?category=${category}&day=${day}`} label={`${t('companyDesk.tariffEdit')} ${name}`} className="tap flex items-center text-link">
                  {t('companyDesk.tariffEdit')}
                </NavLink>
                <NavLink href={`/console/companies/${code}/tariff?category=${category}&from=${day}`} label={`${t('companyDesk.tariffCopy')} ${name}`} className="tap flex items-center text-link">
                  {t('companyDesk.tariffCopy')}
                </NavLink>
              </p>
            )}
          </li>
        )
      })}
    </ul>
  )
}
