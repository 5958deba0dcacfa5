import { Amount } from '@/components/ui/amount'
import { LinkButton } from '@/components/ui/button'
import { Tag } from '@/components/ui/tag'
import type { WaterAccountDto } from '@/lib/accounts/schemas'
import type { Translate } from '@/lib/i18n'
import { formatFen } from '@/lib/kernel/money'

type Props = { account: WaterAccountDto; dueFen: bigint; lateFeeFen: bigint; t: Translate }

/** What is owed and what can be done about it. */
export function AccountHead({ account, dueFen, lateFeeFen, t }: Props) {
  return (
    <section aria-label={t('account.due')} className="mx-2 mt-2 rounded-lg bg-cell px-4 py-5 text-center">
      <p className="text-note text-ink-2">
        {account.alias} <Tag>{t('common.simulated')}</Tag>
      </p>
      <p className="mt-3 text-note text-ink-2">{t('account.due')}</p>
      <p>
        <Amount fen={dueFen} />
      </p>
      {dueFen === 0n && <p className="text-note text-brand-ink">{t('account.nothingDue')}</p>}
      {lateFeeFen > 0n && <p className="text-note text-danger">{t('account.includesLateFee', { amount: formatFen(lateFeeFen) })}</p>}
      <div className="mt-5 flex gap-3">
        {dueFen > 0n && (
          <LinkButton href={`/water/${account.id}/pay`} kind="primary" className="flex-1">
            {t('account.pay')}
          </LinkButton>
        )}
        <LinkButton href={`/water/${account.id}/pay?intent=PREPAY`} kind={dueFen > 0n ? 'default' : 'primary'} className="flex-1">
          {t('account.prepay')}
        </LinkButton>
      </div>
    </section>
  )
}
