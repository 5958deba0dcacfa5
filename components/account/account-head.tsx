import { Amount } from '@/components/ui/amount'
import { LinkButton } from '@/components/ui/button'
import { Tag } from '@/components/ui/tag'
import type { WaterAccountDto } from '@/lib/accounts/schemas'
import type { Translate } from '@/lib/i18n'
import { formatFen } from '@/lib/kernel/money'
import { OpenPayment } from './open-payment'

/** `open`: the payment under way, which any other waits for. */
type Props = { account: WaterAccountDto; dueFen: bigint; lateFeeFen: bigint; open: string | null; t: Translate }

/** What is owed and what can be done about it. */
export function AccountHead({ account, dueFen, lateFeeFen, open, t }: Props) {
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
      <div className="mt-5">{open ? <OpenPayment id={open} text={t('account.openPayment')} t={t} /> : <WaysToPay id={account.id} owes={dueFen > 0n} t={t} />}</div>
    </section>
  )
}

function WaysToPay({ id, owes, t }: { id: string; owes: boolean; t: Translate }) {
  return (
    <div className="flex gap-3">
      {owes && (
        <LinkButton href={`/water/${id}/pay`} kind="primary" className="flex-1">
          {t('account.pay')}
        </LinkButton>
      )}
      <LinkButton href={`/water/${id}/pay?intent=PREPAY`} kind={owes ? 'default' : 'primary'} className="flex-1">
        {t('account.prepay')}
      </LinkButton>
    </div>
  )
}
