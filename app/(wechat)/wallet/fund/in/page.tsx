import { MoneyForm } from '@/components/wallet/money-form'
import { Screen } from '@/components/ui/screen'
import { residentPage } from '@/lib/edge/page'
import { readFund } from '@/lib/funding/fund'
import { formatFen } from '@/lib/kernel/money'
import { titled } from '@/lib/edge/titled'
import { moveInAction } from '../actions'

export const generateMetadata = titled('wallet.fundIn')

export default async function MoveInPage() {
  const { ctx, t } = await residentPage()
  const { walletFen } = await readFund({ ctx })
  return (
    <Screen title={t('wallet.fundIn')} back={{ href: '/wallet/fund', label: t('me.back', { title: t('wallet.fund') }) }}>
      <MoneyForm action={moveInAction} title={t('wallet.fundIn')} hint={t('wallet.available', { amount: formatFen(walletFen) })} t={t} pendingText={t('wallet.moving')} />
    </Screen>
  )
}
