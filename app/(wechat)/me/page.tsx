import { Preferences } from '@/components/phone/preferences'
import { Profile } from '@/components/phone/profile'
import { TabBar } from '@/components/phone/tab-bar'
import { buttonClass } from '@/components/ui/button'
import { Cell, CellGroup } from '@/components/ui/cells'
import { Icon } from '@/components/ui/icon'
import { Screen } from '@/components/ui/screen'
import { residentPage } from '@/lib/edge/page'
import { readAppearance } from '@/lib/edge/theme'
import { titled } from '@/lib/edge/titled'
import { careAction, localeAction, signOutAction, themeAction } from './actions'

export const generateMetadata = titled('me.title')

export default async function MePage() {
  const [{ t, visitor }, now] = await Promise.all([residentPage(), readAppearance()])
  return (
    <>
      <Screen title={t('me.title')} plain>
        <Profile name={visitor?.displayName ?? ''} avatarUrl={visitor?.avatarUrl ?? null} t={t} />
        <CellGroup>
          <Cell href="/services" icon={<Icon name="wallet" className="size-6 text-brand" />} title={t('me.services')} note={t('me.servicesNote')} />
        </CellGroup>
        <CellGroup>
          <Cell href="/card-pack" icon={<Icon name="card" className="size-6 text-brand" />} title={t('invoices.pack')} />
          <Cell href="/payments" icon={<Icon name="list" className="size-6 text-brand" />} title={t('me.records')} />
          <Cell href="/invoices/titles" icon={<Icon name="city" className="size-6 text-brand" />} title={t('titles.title')} />
        </CellGroup>
        <Preferences t={t} now={now} actions={{ locale: localeAction, theme: themeAction, care: careAction }} />
        <form action={signOutAction} className="mt-6 px-4">
          <button type="submit" className={`${buttonClass('danger')} w-full`}>
            {t('common.signOut')}
          </button>
        </form>
      </Screen>
      <TabBar t={t} />
    </>
  )
}
