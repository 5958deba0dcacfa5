import { redirect } from 'next/navigation'
import { CompanyFields } from '@/components/company-desk/company-fields'
import { Review } from '@/components/company-desk/review'
import { reviewTexts } from '@/components/company-desk/review-texts'
import { DeskPage } from '@/components/console/desk-page'
import { ActionForm } from '@/components/ui/action-form'
import { getCompanySettings, mayChange } from '@/lib/companies/changes'
import { WINDOW_ROWS } from '@/lib/console/companies'
import { load, pageContext } from '@/lib/edge/page'
import { titled } from '@/lib/edge/titled'
import { translator } from '@/lib/i18n'
import { signOutAction } from '../../../../(wechat)/me/actions'
import { changeCompanyAction, tryNumberAction } from '../../actions'

export const generateMetadata = titled('companyDesk.edit')

/** Changing what is agreed with a company: first what it would do, then sending it. */
export default async function EditCompanyPage({ params }: { params: Promise<{ code: string }> }) {
  const { ctx, locale, visitor } = await pageContext()
  if (!visitor || !mayChange(visitor.role, { name: 'hotline', to: '' })) redirect('/')
  const t = translator(locale)
  const { code, version, settings } = await load(getCompanySettings({ ctx, input: await params }))
  const isMoney = mayChange(visitor.role, { name: 'endpoint', to: '' })
  return (
    <DeskPage title={`${t('companyDesk.edit')} · ${settings.name}`} name={visitor.displayName} back={{ href: `/console/companies/${code}`, label: t('companyDesk.toCompany') }} action={signOutAction} t={t} wide>
      <ActionForm action={changeCompanyAction} label={t('companyDesk.edit')} className="flex flex-col gap-4" once>
        <input type="hidden" name="code" value={code} />
        <input type="hidden" name="base" value={version} />
        <CompanyFields settings={settings} isMoney={isMoney} tryNumber={tryNumberAction} windowRows={WINDOW_ROWS} t={t} />
        <Review texts={reviewTexts(t)} canTell={settings.endpoint.startsWith('sim:')} />
      </ActionForm>
    </DeskPage>
  )
}
