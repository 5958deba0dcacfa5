import { redirect } from 'next/navigation'
import { ImportFields } from '@/components/company-desk/import-form'
import { DeskPage } from '@/components/console/desk-page'
import { ActionForm } from '@/components/ui/action-form'
import { pageContext } from '@/lib/edge/page'
import { titled } from '@/lib/edge/titled'
import { translator } from '@/lib/i18n'
import { signOutAction } from '../../../(wechat)/me/actions'
import { importCompaniesAction } from '../actions'

export const generateMetadata = titled('deskLists.importTitle')

/** Companies from a table, a dry run first. */
export default async function ImportPage() {
  const { locale, visitor } = await pageContext()
  if (visitor?.role !== 'ADMIN') redirect('/')
  const t = translator(locale)
  const texts = {
    file: t('deskLists.importFile'), text: t('deskLists.importText'), dryRun: t('deskLists.dryRun'), dryRunning: t('deskLists.dryRunning'), reason: t('deskLists.importReason'), apply: t('deskLists.apply2'), applying: t('deskLists.applying'),
  }
  return (
    <DeskPage title={t('deskLists.importTitle')} name={visitor.displayName} back={{ href: '/console/companies', label: t('companyDesk.back') }} action={signOutAction} t={t} wide>
      <p className="text-note text-ink-2">{t('deskLists.importNote')}</p>
      <a href="/console/companies/export?q=北京" className="tap flex items-center self-start text-link">
        {t('deskLists.template')}
      </a>
      <ActionForm action={importCompaniesAction} label={t('deskLists.importTitle')} once>
        <ImportFields texts={texts} />
      </ActionForm>
    </DeskPage>
  )
}
