import { OperationCard } from '@/components/worlds/operation-card'
import { NavLink } from '@/components/ui/nav-link'
import { pageContext } from '@/lib/edge/page'
import { describeOperations } from '@/lib/edge/worlds-api/openapi'
import { translator } from '@/lib/i18n'

/** The API of worlds to read; it holds no secret, so everybody may. */
export default async function WorldsApiPage() {
  const { locale } = await pageContext()
  const t = translator(locale)
  const texts = { takes: t('worlds.apiTakes'), gives: t('worlds.apiGives'), refuses: t('worlds.apiRefuses'), optional: t('worlds.optional') }
  return (
    <main className="mx-auto flex w-full max-w-3xl flex-col gap-4 px-4 py-6">
      <h1 className="text-title font-semibold">{t('worlds.apiTitle')}</h1>
      <p className="text-note text-ink-2">{t('worlds.apiText')}</p>
      <p className="flex flex-wrap gap-4 text-note">
        <NavLink href="/worlds" className="tap flex items-center text-link">
          {t('worlds.back')}
        </NavLink>
        <a href="/api/openapi.json" className="tap flex items-center text-link">
          {t('worlds.apiFile')}
        </a>
      </p>
      {describeOperations().map((operation) => (
        <OperationCard key={operation.id} operation={operation} texts={texts} />
      ))}
    </main>
  )
}
