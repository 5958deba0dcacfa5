import type { TellingDto } from '@/lib/companies/changes/schemas'
import type { Translate } from '@/lib/i18n'

/** What came of telling the simulated company; a warning where it works otherwise than is agreed. */
export function TellingNote({ telling: { outcome }, t }: { telling: TellingDto; t: Translate }) {
  const isFine = outcome === 'TOLD' || outcome === 'WAITING'
  return <span className={isFine ? undefined : 'text-warn'}>{t(`companyDesk.telling_${outcome}`)}</span>
}
