import { redirect } from 'next/navigation'
import { Review } from '@/components/company-desk/review'
import { reviewTexts } from '@/components/company-desk/review-texts'
import { DeskPage } from '@/components/console/desk-page'
import { ActionForm } from '@/components/ui/action-form'
import { getCompanySettings, mayChange } from '@/lib/companies/changes'
import { load, pageContext } from '@/lib/edge/page'
import { titled } from '@/lib/edge/titled'
import { translator } from '@/lib/i18n'
import { signOutAction } from '../../../../(wechat)/me/actions'
import { changeCompanyAction } from '../../actions'

export const generateMetadata = titled('companyDesk.title')

/** Switching a company on or off. */
export default async function SwitchCompanyPage({ params }: { params: Promise<{ code: string }> }) {
  const { ctx, locale, visitor } = await pageContext()
  if (!visitor || !mayChange(visitor.role, { name: 'enabled', to: false })) redirect('/')
  const t = translator(locale)
  const { code, version, settings } = await load(getCompanySettings({ ctx, input: await params }))
  const title = t(settings.enabled ? 'companyDesk.disable' : 'companyDesk.enable')
  return (
    <DeskPage title={`${title} · ${settings.name}`} name={visitor.displayName} back={{ href: `/console/companies/${code}`, label: t('companyDesk.toCompany') }} action={signOutAction} t={t}>
      <p className="text-note text-ink-2">{t(settings.enabled ? 'companyDesk.disableNote' : 'companyDesk.enableNote')}</p>
      <ActionForm action={changeCompanyAction} label={title} className="flex flex-col gap-4" once>
        <input type="hidden" name="code" value={code} />
        <input type="hidden" name="base" value={version} />
        <input type="hidden" name="enabled" value={settings.enabled ? 'no' : 'yes'} />
        <Review texts={{ ...reviewTexts(t), submit: title }} />
      </ActionForm>
    </DeskPage>
  )
}
