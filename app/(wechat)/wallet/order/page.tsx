import { sourceName } from '@/components/funding/source-name'
import { OrderForm } from '@/components/wallet/order-form'
import { Screen } from '@/components/ui/screen'
import { residentPage } from '@/lib/edge/page'
import { readSourceOrder } from '@/lib/funding'
import { titled } from '@/lib/edge/titled'
import { orderAction } from './actions'

export const generateMetadata = titled('wallet.order')

/** The resident's own order of what she pays with, and the one to begin with (rule P5). */
export default async function OrderPage() {
  const { ctx, t } = await residentPage()
  const { items, preferred } = await readSourceOrder({ ctx })
  const texts = {
    title: t('wallet.order'), up: t('wallet.up'), down: t('wallet.down'), list: t('wallet.orderList'), first: t('wallet.firstList'), auto: t('wallet.auto'), autoNote: t('wallet.autoNote'),
    save: t('wallet.save'), saving: t('wallet.saving'), saved: t('wallet.saved'), moved: t('wallet.moved'),
  }
  return (
    <Screen title={t('wallet.order')} back={{ href: '/wallet', label: t('me.back', { title: t('funding.wallet') }) }}>
      <p className="px-4 pt-4 text-note text-ink-2">{t('wallet.orderNote')}</p>
      <OrderForm items={items.map((item) => ({ id: item.id, name: sourceName(item, t), note: item.isPaused ? t('wallet.pausedNote') : null }))} preferred={preferred} action={orderAction} texts={texts} />
    </Screen>
  )
}
