import { ActionForm } from '@/components/ui/action-form'
import { CellGroup } from '@/components/ui/cells'
import { momentText } from '@/components/ui/dates'
import { Facts } from '@/components/ui/facts'
import type { FormAction } from '@/components/ui/form-state'
import { FormProblem } from '@/components/ui/form-problem'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import type { WaterAccountDto } from '@/lib/accounts/schemas'
import type { Locale, Translate } from '@/lib/i18n'
import { formatFen } from '@/lib/kernel/money'
import { maskNumber } from './masked-number'

type Props = { account: WaterAccountDto; refresh: FormAction; locale: Locale; t: Translate }

/** A bill that is due says enough by itself, and who keeps nothing with the company does not prepay. */
const isRunningLow = ({ balanceFen, dueFen, reminderFen }: WaterAccountDto) => dueFen === 0n && balanceFen !== null && balanceFen > 0n && balanceFen < reminderFen

/** Whose meter it is, what is kept for it, and how fresh that is. */
export function AccountFacts({ account, refresh, locale, t }: Props) {
  const { balanceFen, reminderFen, refreshedAt } = account
  const facts = [
    { label: t('account.number'), value: maskNumber(account.billKey) },
    { label: t('account.holder'), value: account.holderMasked },
    { label: t('account.address'), value: account.addressMasked },
    { label: t('account.company'), value: account.companyName },
    { label: t('account.hotline'), value: account.hotline },
    ...(balanceFen === null ? [] : [{ label: t('account.balance'), value: formatFen(balanceFen), strong: true }]),
  ]
  return (
    <>
      {isRunningLow(account) && <Notice tone="warn">{t('account.lowBalance', { amount: formatFen(reminderFen) })}</Notice>}
      <CellGroup>
        <Facts facts={facts} />
        <ActionForm action={refresh} label={t('account.refresh')} className="px-4 py-2">
          <input type="hidden" name="waterAccountId" value={account.id} />
          <div className="flex items-center justify-between gap-3">
            <p role="status" className="text-note text-ink-2">
              {refreshedAt ? t('account.asOf', { at: momentText(locale, refreshedAt) }) : t('account.neverRead')}
            </p>
            <SubmitButton kind="default" size="small" pendingText={t('account.refreshing')} className="!w-auto shrink-0 text-note">
              {t('account.refresh')}
            </SubmitButton>
          </div>
          <FormProblem />
        </ActionForm>
      </CellGroup>
    </>
  )
}
