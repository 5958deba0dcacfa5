import { EnterButtons, type EnterChoice } from '@/components/start/enter-buttons'
import { LanguageForm } from '@/components/start/language-form'
import { LivePanelSlot } from './live-panel-slot'
import { Stage } from '@/components/phone/stage'
import { NavLink } from '@/components/ui/nav-link'
import { demoChoices } from '@/lib/edge/demo-people'
import { HOME } from '@/lib/edge/home'
import { pageContext } from '@/lib/edge/page'
import { errorText, translator } from '@/lib/i18n'
import { ERROR_STATUS, type ErrorCode } from '@/lib/kernel/errors'
import { changeLanguage } from './actions'

export default async function StartPage({ searchParams }: { searchParams: Promise<{ error?: string }> }) {
  const [{ locale, visitor, state }, { error }] = await Promise.all([pageContext(), searchParams])
  const t = translator(locale)
  const choices: EnterChoice[] = state.oneTapSignIn ? demoChoices(t) : []
  return (
    <Stage aside={<LivePanelSlot />}>
      <header className="flex justify-end p-3">
        <LanguageForm action={changeLanguage} locale={locale} label={t('common.language')} />
      </header>
      <main className="flex grow flex-col gap-6 px-5 pb-10">
        <div className="text-center">
          <h1 className="text-figure font-semibold">{t('start.title')}</h1>
          <p className="mt-1 text-ink-2">{t('start.subtitle')}</p>
        </div>
        {error && (
          <p role="alert" className="rounded-lg bg-danger-soft px-4 py-3 text-note text-danger">
            {errorText(locale, Object.hasOwn(ERROR_STATUS, error) ? (error as ErrorCode) : 'SIGN_IN_FAILED', { minutes: 15 })}
          </p>
        )}
        {visitor && (
          <NavLink href={HOME[visitor.role]} className="tap flex items-center justify-between rounded-xl bg-cell px-5 py-3">
            <span>{t('start.signedInAs', { name: visitor.displayName })}</span>
            <span className="text-brand-ink">{t('start.goOn')}</span>
          </NavLink>
        )}
        {choices.length > 0 && <p className="text-note text-ink-2">{t('start.intro')}</p>}
        <EnterButtons choices={choices} />
        <nav aria-label={t('start.other')} className="flex flex-col">
          <EnterButtons choices={[{ id: 'wechat', provider: 'wechat', title: t('start.wechat'), hint: '', to: '/me', fields: {} }]} />
          {state.oneTapSignIn && (
            <NavLink href="/worlds" className="tap mt-2 flex items-center justify-center text-link lg:hidden">
              {t('panel.title')}
            </NavLink>
          )}
          <NavLink href="/sign-in" className="tap mt-2 flex items-center justify-center text-link">
            {t('start.password')}
          </NavLink>
        </nav>
        <p className="mt-auto text-center text-caption text-ink-2">{t('start.disclaimer')}</p>
      </main>
    </Stage>
  )
}
