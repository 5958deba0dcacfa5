import { ActionForm } from '@/components/ui/action-form'
import { Choices } from '@/components/ui/choices'
import { momentText, monthText } from '@/components/ui/dates'
import { FormProblem } from '@/components/ui/form-problem'
import type { FormAction } from '@/components/ui/form-state'
import { NavLink } from '@/components/ui/nav-link'
import { SubmitButton } from '@/components/ui/submit-button'
import type { Locale, Translate } from '@/lib/i18n'
import type { ApplyOptions, TitleChoice } from '@/lib/invoices/applying/schemas'
import { formatFen } from '@/lib/kernel/money'

type Props = { action: FormAction; options: ApplyOptions; locale: Locale; t: Translate }

/** To whom and which kind; of an organisation the running total of the month stands beside it (rule I4). */
export function ApplyForm({ action, options: { payments, titles, chosenId, expectedAt }, locale, t }: Props) {
  const mustBeSpecial = titles.find(({ id }) => id === chosenId)?.months.some(({ needsSpecial }) => needsSpecial)
  return (
    <ActionForm action={action} label={t('invoices.applyTitle')} once>
      {payments
        .filter(({ leftFen }) => leftFen > 0n)
        .map(({ id }) => (
          <input key={id} type="hidden" name="paymentIds" value={id} />
        ))}
      <Choices legend={t('invoices.to')} name="titleId" choices={titles.map((title) => ({ value: title.id, title: title.name, note: noteOf(title, locale, t) }))} chosen={chosenId ?? undefined} />
      <p className="px-4 pt-1 text-note">
        <NavLink href="/invoices/titles" className="tap inline-flex items-center text-link">
          {t('titles.manage')}
        </NavLink>
      </p>
      <Choices
        legend={t('invoices.kind')}
        name="kind"
        choices={[
          { value: 'ORDINARY', title: t('invoices.ORDINARY'), note: t('invoices.ordinaryNote') },
          { value: 'SPECIAL', title: t('invoices.SPECIAL'), note: t('invoices.specialNote') },
        ]}
        chosen={mustBeSpecial ? 'SPECIAL' : 'ORDINARY'}
      />
      <div className="px-4">
        <p className="pt-3 text-note text-ink-2">{t('invoices.expected', { at: momentText(locale, expectedAt) })}</p>
        <FormProblem />
        <SubmitButton pendingText={t('invoices.submitting')} className="mt-3">
          {t('invoices.submit')}
        </SubmitButton>
      </div>
    </ActionForm>
  )
}

function noteOf({ kind, taxId, certification, months }: TitleChoice, locale: Locale, t: Translate): string {
  if (kind === 'PERSON') return t('titles.PERSON')
  const parts = [taxId]
  if (certification !== 'APPROVED') parts.push(t(certification === 'PENDING' ? 'invoices.certifying' : 'invoices.notCertified'))
  for (const { month, paidFen, needsSpecial } of months) {
    parts.push(t('invoices.monthPaid', { month: monthText(locale, month), amount: formatFen(paidFen) }))
    if (needsSpecial) parts.push(t('invoices.mustSpecial'))
  }
  return parts.join(' · ')
}
