import { Tag } from '@/components/ui/tag'
import type { Translate } from '@/lib/i18n'

type Known = { enabled: boolean; isCutOff: boolean; failures: number; openChanges: number }

export function CompanyStateTags({ company: { enabled, isCutOff, failures, openChanges }, t }: { company: Known; t: Translate }) {
  return (
    <span className="inline-flex gap-1">
      <Tag tone={enabled ? 'good' : 'plain'}>{t(enabled ? 'companyDesk.ON' : 'companyDesk.OFF')}</Tag>
      {isCutOff ? <Tag tone="bad">{t('companyDesk.CUT_OFF')}</Tag> : failures > 0 && <Tag tone="warn">{t('companyDesk.AILING')}</Tag>}
      {openChanges > 0 && <Tag tone="warn">{t('companyDesk.CHANGING')}</Tag>}
    </span>
  )
}
