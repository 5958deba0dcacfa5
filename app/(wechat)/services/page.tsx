import { Tiles, type Tile } from '@/components/phone/tiles'
import { WalletCard } from '@/components/phone/wallet-card'
import { Screen } from '@/components/ui/screen'
import { residentPage } from '@/lib/edge/page'
import type { Translate } from '@/lib/i18n'
import { readWallet } from '@/lib/payments'
import { titled } from '@/lib/edge/titled'

export const generateMetadata = titled('me.services')

export default async function ServicesPage() {
  const { ctx, t } = await residentPage()
  return (
    <Screen title={t('me.services')} back={{ href: '/me', label: t('me.back', { title: t('me.title') }) }}>
      <WalletCard balanceFen={await readWallet({ ctx })} t={t} />
      {servicesOf(t).map(({ title, tiles }) => (
        <Tiles key={title} title={title} tiles={tiles} inert={t('me.notSimulated')} />
      ))}
      <p className="px-4 pt-3 text-center text-note text-ink-2">{t('me.notSimulatedNote')}</p>
    </Screen>
  )
}

function servicesOf(t: Translate): { title: string; tiles: Tile[] }[] {
  return [
    {
      title: t('me.daily'),
      tiles: [
        { icon: 'phone', name: t('me.topUp') },
        { icon: 'bolt', name: t('me.utilities'), href: '/services/life' },
        { icon: 'coin', name: t('me.coins') },
        { icon: 'city', name: t('me.city') },
        { icon: 'heart', name: t('me.charity') },
        { icon: 'cross', name: t('me.health') },
      ],
    },
    {
      title: t('me.finance'),
      tiles: [
        { icon: 'card', name: t('me.creditCard') },
        { icon: 'coin', name: t('me.savings') },
        { icon: 'shield', name: t('me.insurance') },
      ],
    },
    {
      title: t('me.travel'),
      tiles: [
        { icon: 'car', name: t('me.taxi') },
        { icon: 'train', name: t('me.tickets') },
        { icon: 'bed', name: t('me.hotel') },
      ],
    },
  ]
}
