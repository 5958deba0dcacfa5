import { Tiles } from '@/components/phone/tiles'
import { Screen } from '@/components/ui/screen'
import { residentPage } from '@/lib/edge/page'
import { titled } from '@/lib/edge/titled'

export const generateMetadata = titled('invoices.pack')

/** 卡包: what a person keeps in WeChat; of it 票据 is simulated. */
export default async function CardPackPage() {
  const { t } = await residentPage()
  return (
    <Screen title={t('invoices.pack')} back={{ href: '/me', label: t('me.back', { title: t('me.title') }) }}>
      <Tiles
        title={t('invoices.cardsHead')}
        inert={t('me.notSimulated')}
        marked
        tiles={[
          { icon: 'list', name: t('invoices.bills'), href: '/invoices' },
          { icon: 'heart', name: t('invoices.coupons') },
          { icon: 'card', name: t('invoices.members') },
        ]}
      />
      <p className="px-4 pt-3 text-center text-note text-ink-2">{t('invoices.packNote')}</p>
    </Screen>
  )
}
