import { MoneyForm } from '@/components/wallet/money-form'
import { Screen } from '@/components/ui/screen'
import { residentPage } from '@/lib/edge/page'
import { readFund } from '@/lib/funding/fund'
import { formatFen } from '@/lib/kernel/money'
import { titled } from '@/lib/edge/titled'
import { moveOutAction } from '../actions'

export const generateMetadata = titled('wallet.fundOut')

export default async function MoveOutPage() {
  const { ctx, t } = await residentPage()
  const { balanceFen } = await readFund({ ctx })
  return (
    <Screen title={t('wallet.fundOut')} back={{ href: '/wallet/fund', label: t('me.back', { title: t('wallet.fund') }) }}>
      <MoneyForm action={moveOutAction} title={t('wallet.fundOut')} hint={t('wallet.inFund', { amount: formatFen(balanceFen) })} t={t} pendingText={t('wallet.moving')} />
    </Screen>
  )
}
