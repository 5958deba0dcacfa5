import { redirect } from 'next/navigation'
import { LivePanel } from '@/components/panel/live-panel'
import { panelTexts } from '@/components/panel/panel-texts'
import { StaffBar } from '@/components/start/staff-bar'
import { HOME } from '@/lib/edge/home'
import { pageContext } from '@/lib/edge/page'
import { translator } from '@/lib/i18n'
import { numbersToTry } from '@/lib/qa'
import { signOutAction } from '../(wechat)/me/actions'

/** The tester's page: clock, inbox, path of the last payment, numbers to try. */
export default async function WorldsPage() {
  const { locale, visitor, state } = await pageContext()
  // Where anybody may become a tester with one tap, anybody may look (decision 0007).
  if (visitor?.role !== 'QA' && !state.oneTapSignIn) redirect('/')
  const t = translator(locale)
  return (
    <>
      <StaffBar title={t('panel.title')} name={visitor?.displayName} home={{ href: visitor ? HOME[visitor.role] : '/', label: t('panel.goBack') }} signOut={t('common.signOut')} action={signOutAction} />
      <main className="mx-auto w-full max-w-xl px-4 py-6">
        <LivePanel texts={panelTexts(locale)} numbers={numbersToTry(locale)} />
      </main>
    </>
  )
}
