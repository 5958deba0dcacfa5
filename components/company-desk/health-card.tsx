import { OneButton } from '@/components/wallet/one-button'
import { Tag } from '@/components/ui/tag'
import type { CompanyBoard } from '@/lib/console/companies/schemas'
import type { FormAction } from '@/components/ui/form-state'
import type { Translate } from '@/lib/i18n'
import { formatInstant } from '@/lib/kernel/calendar'
import { formatFen } from '@/lib/kernel/money'

type Props = { board: CompanyBoard; now: Date; clear: FormAction | null; t: Translate }

/** How it stands with the way to the company: failures, when it was cut off, and what has been paid to it. */
export function HealthCard({ board: { code, failures, lastFailure, cutOffUntil, outages, payments }, now, clear, t }: Props) {
  const isCutOff = cutOffUntil !== null && cutOffUntil > now
  return (
    <div className="rounded-xl bg-cell p-4 text-note">
      <p className="flex flex-wrap items-center gap-2">
        <Tag tone={isCutOff ? 'bad' : failures > 0 ? 'warn' : 'good'}>{t(isCutOff ? 'companyDesk.CUT_OFF' : failures > 0 ? 'companyDesk.AILING' : 'companyDesk.healthy')}</Tag>
        {failures > 0 && <span>{t('companyDesk.ailing', { n: failures, kind: t(`companyDesk.${(lastFailure ?? 'TIMEOUT') as 'TIMEOUT'}`) })}</span>}
        {isCutOff && <span>{t('companyDesk.cutOffUntil', { at: formatInstant(cutOffUntil) })}</span>}
      </p>
      {failures > 0 && clear && <OneButton action={clear} fields={{ code }} text={t('companyDesk.clearFailures')} pendingText={t('companyDesk.approving')} />}
      <p className="mt-2 tabular-nums text-ink-2">{t('companyDesk.paymentsNote', { n: payments.n, m: payments.succeeded, amount: formatFen(payments.fen) })}</p>
      <h3 className="mt-3 text-ink-2">{t('companyDesk.outages')}</h3>
      {outages.length === 0 ? (
        <p>{t('companyDesk.noOutages')}</p>
      ) : (
        <ul className="tabular-nums">
          {outages.map(({ cutOffAt, recoveredAt, lastFailure: kind }) => (
            <li key={cutOffAt.getTime()}>
              {t('companyDesk.outageText', { from: formatInstant(cutOffAt), to: recoveredAt ? formatInstant(recoveredAt) : t('companyDesk.outageOpen') })} · {t(`companyDesk.${kind as 'TIMEOUT'}`)}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
