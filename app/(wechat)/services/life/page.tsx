import { Tiles, type Tile } from '@/components/phone/tiles'
import { Cell, CellGroup } from '@/components/ui/cells'
import { Icon } from '@/components/ui/icon'
import { Screen } from '@/components/ui/screen'
import { listWaterAccounts } from '@/lib/accounts'
import { listCompanies } from '@/lib/companies'
import { residentPage } from '@/lib/edge/page'
import { titled } from '@/lib/edge/titled'

export const generateMetadata = titled('water.life')

export default async function LifePage() {
  const { ctx, t } = await residentPage()
  const [account] = await listWaterAccounts({ ctx })
  const [company] = account ? [] : await listCompanies(ctx)
  const tiles: Tile[] = [
    { icon: 'drop', name: t('water.title'), href: '/water' },
    { icon: 'bolt', name: t('water.electricity') },
    { icon: 'flame', name: t('water.gas') },
    { icon: 'globe', name: t('water.broadband') },
    { icon: 'screen', name: t('water.tv') },
    { icon: 'home', name: t('water.property') },
  ]
  return (
    <Screen title={t('water.life')} back={{ href: '/services', label: t('me.back', { title: t('me.services') }) }}>
      <p className="flex items-center gap-1.5 px-4 pt-2">
        <Icon name="pin" className="size-5 text-brand" />
        <span className="font-medium">{account?.cityName ?? company?.cityName}</span>
        <span className="text-note text-ink-2">{t('water.cityNote')}</span>
      </p>
      <Tiles title={t('water.tiles')} tiles={tiles} inert={t('me.notSimulated')} marked />
      <CellGroup>
        <Cell href="/payments" icon={<Icon name="list" className="size-6 text-brand" />} title={t('water.records')} />
      </CellGroup>
    </Screen>
  )
}
