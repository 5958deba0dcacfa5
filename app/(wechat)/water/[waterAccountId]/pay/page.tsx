import { redirect } from 'next/navigation'
import { AmountField } from '@/components/payment/amount-field'
import { Arrears } from '@/components/payment/arrears'
import { ClosedNotice } from '@/components/payment/closed-notice'
import { IntentChoices } from '@/components/payment/intent-choices'
import { quickAmounts } from '@/components/payment/quick-amounts'
import { ActionForm } from '@/components/ui/action-form'
import { FormProblem } from '@/components/ui/form-problem'
import { Screen } from '@/components/ui/screen'
import { SubmitButton } from '@/components/ui/submit-button'
import { getAccountBills } from '@/lib/bills'
import { companyClosed } from '@/lib/companies'
import { load, residentPage } from '@/lib/edge/page'
import { formatFen } from '@/lib/kernel/money'
import { titled } from '@/lib/edge/titled'
import { quoteAction } from './actions'

export const generateMetadata = titled('payment.payTitle')

type Props = { params: Promise<{ waterAccountId: string }>; searchParams: Promise<{ intent?: string }> }

export default async function PayPage({ params, searchParams }: Props) {
  const { ctx, locale, t } = await residentPage()
  const [input, { intent }] = await Promise.all([params, searchParams])
  const { account, bills, dueFen } = await load(getAccountBills({ ctx, input }))
  const open = account.openPaymentId
  // Nothing else can be paid meanwhile; the account says so, and leads to it.
  if (open) redirect(`/water/${account.id}`)
  const { minPaymentFen, maxPaymentFen } = account
  const closed = await companyClosed(ctx, account.companyCode)
  const owed = bills.filter((bill) => bill.state !== 'PAID').reverse()
  const quick = quickAmounts(dueFen, minPaymentFen, maxPaymentFen).map((amount) => ({ value: amount, text: t('payment.quickValue', { amount }) }))
  const range = (min: bigint, max: bigint) => `${t('payment.amountHint')} · ${t('payment.amountRange', { min: formatFen(min), max: formatFen(max) })}`
  const hints = { part: range(minPaymentFen, dueFen < maxPaymentFen ? dueFen : maxPaymentFen), prepay: range(dueFen > minPaymentFen ? dueFen : minPaymentFen, maxPaymentFen) }
  return (
    <Screen title={t('payment.payTitle')} back={{ href: `/water/${account.id}`, label: t('me.back', { title: t('account.title') }) }}>
      <p className="px-4 pt-2 text-note text-ink-2">
        {account.alias} · {account.companyName}
      </p>
      <ClosedNotice closed={closed} locale={locale} t={t} />
      <ActionForm action={quoteAction} label={t('payment.payTitle')} className="group" once>
        <input type="hidden" name="waterAccountId" value={account.id} />
        <IntentChoices dueFen={dueFen} chosen={dueFen === 0n || intent === 'PREPAY' ? 'PREPAY' : 'FULL'} t={t} />
        <AmountField label={t('payment.amountLabel')} hints={hints} quick={quick} quickLabel={t('payment.quick')} problemId="amount-problem" />
        <div className="px-4 pb-2">
          <FormProblem id="amount-problem" />
          <SubmitButton pendingText={t('payment.quoting')} className="mt-4">
            {t('payment.toConfirm')}
          </SubmitButton>
          <p className="pt-2 text-note text-ink-2">{t('payment.quoteNote')}</p>
        </div>
      </ActionForm>
      <Arrears bills={owed} locale={locale} t={t} />
    </Screen>
  )
}
