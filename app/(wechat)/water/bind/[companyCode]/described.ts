import type { RightCompany } from '@/components/bind/right-company'
import { dayText } from '@/components/ui/dates'
import type { RightCompanyDto } from '@/lib/accounts/schemas'
import { dayStart } from '@/lib/kernel/calendar'
import type { Locale, Translate } from '@/lib/i18n'

function causeOf({ cause, hints }: RightCompanyDto, locale: Locale, t: Translate): string {
  const [first] = hints
  const { oldName, companyName: company = '' } = first ?? {}
  if (cause === 'OLD_NUMBER' && !oldName) return t('bind.rightOLD_OWN', { until: first?.since ?? '' })
  return t(`bind.right${cause}`, { name: oldName ?? '', since: first?.since && oldName ? dayText(locale, dayStart(first.since)) : '', company })
}

/** Why a number is not known, in a sentence, and who knows it. */
export function describeRight(found: RightCompanyDto, locale: Locale, t: Translate): RightCompany {
  return { text: causeOf(found, locale, t), hints: found.hints.map(({ companyCode, companyName, number }) => ({ companyCode, companyName, number })) }
}
