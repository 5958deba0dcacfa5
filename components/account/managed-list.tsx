import { Cell, CellGroup } from '@/components/ui/cells'
import { dayText } from '@/components/ui/dates'
import type { WaterAccountDto } from '@/lib/accounts/schemas'
import type { Locale, Translate } from '@/lib/i18n'
import { maskNumber } from './masked-number'

type Props = { group: string; accounts: WaterAccountDto[]; locale: Locale; t: Translate }

/** The accounts of one group, the one paid last first. */
export function ManagedList({ group, accounts, locale, t }: Props) {
  return (
    <CellGroup title={t('manage.inGroup', { group, count: accounts.length })}>
      {accounts.map(({ id, alias, companyName, billKey, lastPaidAt }) => (
        <Cell key={id} href={`/water/manage/${id}`} title={<span className="break-words">{alias}</span>} note={<>{companyName} · <span className="tabular-nums">{maskNumber(billKey)}</span><br />{lastPaidAt ? t('manage.lastPaid', { day: dayText(locale, lastPaidAt) }) : t('manage.neverPaid')}</>} />
      ))}
    </CellGroup>
  )
}
