import { redirect } from 'next/navigation'
import { MoneyForm } from '@/components/wallet/money-form'
import { Screen } from '@/components/ui/screen'
import { residentPage } from '@/lib/edge/page'
import { readCredit } from '@/lib/funding/credit'
import { formatFen } from '@/lib/kernel/money'
import { titled } from '@/lib/edge/titled'
import { repayAction } from '../actions'

export const generateMetadata = titled('wallet.repay')

export default async function RepayPage() {
  const { ctx, t } = await residentPage()
  const credit = await readCredit({ ctx })
  if (!credit?.used) redirect('/wallet/credit')
  const owedFen = credit.used.owedFen - credit.repayingFen
  return (
    <Screen title={t('wallet.repay')} back={{ href: '/wallet/credit', label: t('me.back', { title: t('wallet.credit') }) }}>
      <MoneyForm action={repayAction} title={t('wallet.repay')} hint={t('wallet.repayAll', { owed: formatFen(owedFen), balance: formatFen(credit.walletFen) })} t={t} withPassword />
    </Screen>
  )
}
