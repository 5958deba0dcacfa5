import { redirect } from 'next/navigation'
import { SettingTable } from '@/components/console/setting-table'
import { StaffBar } from '@/components/start/staff-bar'
import { DESK } from '@/lib/auth'
import { readSourceSettings } from '@/lib/console'
import { pageContext } from '@/lib/edge/page'
import { titled } from '@/lib/edge/titled'
import { SOURCE_CODES } from '@/lib/funding'
import { translator } from '@/lib/i18n'
import { signOutAction } from '../../(wechat)/me/actions'

export const generateMetadata = titled('wallet.settings')

/** What each source may do and where the figure comes from (rule P2). */
export default async function SourcesPage() {
  const { ctx, locale, visitor } = await pageContext()
  if (!visitor || !DESK.includes(visitor.role)) redirect('/')
  const t = translator(locale)
  const settings = await readSourceSettings({ ctx })
  const mayChange = visitor.role === 'ADMIN'
  return (
    <>
      <StaffBar title={t('wallet.settings')} name={visitor.displayName} home={{ href: '/console', label: t('wallet.toConsole') }} signOut={t('common.signOut')} action={signOutAction} />
      <main className="mx-auto flex w-full max-w-4xl flex-col gap-6 px-4 py-6">
        <p className="text-note text-ink-2">{mayChange ? t('wallet.settingsNote') : t('wallet.only')}</p>
        {SOURCE_CODES.map((source) => (
          <section key={source} aria-labelledby={source} className="flex flex-col gap-2">
            <h2 id={source} className="text-body font-medium">
              {t(`funding.${source}`)}
            </h2>
            <SettingTable settings={settings.filter((setting) => setting.source === source)} mayChange={mayChange} t={t} />
          </section>
        ))}
      </main>
    </>
  )
}
