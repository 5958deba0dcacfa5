import { redirect } from 'next/navigation'
import { LivePanel } from '@/components/panel/live-panel'
import { panelTexts } from '@/components/panel/panel-texts'
import { StaffBar } from '@/components/start/staff-bar'
import { NavLink } from '@/components/ui/nav-link'
import { HashCard } from '@/components/worlds/hash-card'
import { WorldsBoard } from '@/components/worlds/worlds-board'
import { HOME } from '@/lib/edge/home'
import { pageContext } from '@/lib/edge/page'
import { textsOf, translator } from '@/lib/i18n'
import { cardsToTry, numbersToTry } from '@/lib/qa'
import { listTemplates } from '@/lib/worlds'
import { signOutAction } from '../(wechat)/me/actions'

/** The tester's page: this world's clock, inbox and last payment beside the list of all worlds. */
export default async function WorldsPage() {
  const { ctx, locale, visitor, state } = await pageContext()
  // Where anybody may become a tester with one tap, anybody may look (decision 0007).
  if (visitor?.role !== 'QA' && !state.oneTapSignIn) redirect('/')
  const t = translator(locale)
  const texts = textsOf(locale, 'worlds')
  const presets = (await listTemplates()).map(({ preset, startsAt }) => ({ preset, startsAt: startsAt.toISOString() }))
  return (
    <>
      <StaffBar title={t('worlds.title')} name={visitor?.displayName} home={{ href: visitor ? HOME[visitor.role] : '/', label: t('panel.goBack') }} signOut={t('common.signOut')} action={signOutAction} />
      <main className="mx-auto grid w-full max-w-6xl gap-8 px-4 py-6 lg:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-4">
          <LivePanel texts={panelTexts(locale)} numbers={numbersToTry(locale)} cards={cardsToTry(locale)} />
          <HashCard world={ctx.world.name} texts={texts} />
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <WorldsBoard here={ctx.world.name} presets={presets} texts={texts} />
          <NavLink href="/worlds/api" className="tap flex items-center justify-center text-note text-link">
            {t('worlds.api')}
          </NavLink>
        </div>
      </main>
    </>
  )
}
