import { redirect } from 'next/navigation'
import { CompanyFields } from '@/components/company-desk/company-fields'
import { DeskGroup, DeskInput } from '@/components/company-desk/desk-fields'
import { DeskPage } from '@/components/console/desk-page'
import { ActionForm } from '@/components/ui/action-form'
import { FormProblem } from '@/components/ui/form-problem'
import { SubmitButton } from '@/components/ui/submit-button'
import { getCompanySettings } from '@/lib/companies/changes'
import { WINDOW_ROWS } from '@/lib/console/companies'
import { load, pageContext } from '@/lib/edge/page'
import { titled } from '@/lib/edge/titled'
import { translator } from '@/lib/i18n'
import { signOutAction } from '../../../(wechat)/me/actions'
import { createCompanyAction, tryNumberAction } from '../actions'

/** The company that a new one is made from where none is named: its prices are the best known. */
const USUAL = 'beijing'
const NEW = { shortName: '', name: '', companyId: '', merchantId: '', acquirerMerchantNo: '', serviceFeeSource: '' }

export const generateMetadata = titled('companyDesk.newTitle')

/** A new company, with the prices of another until it has its own. */
export default async function NewCompanyPage({ searchParams }: { searchParams: Promise<{ from?: string }> }) {
  const { ctx, locale, visitor } = await pageContext()
  if (visitor?.role !== 'ADMIN') redirect('/')
  const t = translator(locale)
  const { from = USUAL } = await searchParams
  const { code, settings } = await load(getCompanySettings({ ctx, input: { code: from } }))
  return (
    <DeskPage title={t('companyDesk.newTitle')} name={visitor.displayName} back={{ href: '/console/companies', label: t('companyDesk.back') }} action={signOutAction} t={t} wide>
      <p className="text-note text-ink-2">
        {t('companyDesk.newNote')} · {t('companyDesk.basedOn')}: {settings.name}
      </p>
      <ActionForm action={createCompanyAction} label={t('companyDesk.newTitle')} className="flex flex-col gap-4" once>
        <input type="hidden" name="basedOn" value={code} />
        <DeskGroup legend={t('companyDesk.code')}>
          <DeskInput name="code" label={t('companyDesk.code')} hint={t('companyDesk.codeHint')} maxLength={40} mono wide />
          <label className="tap flex cursor-pointer items-center gap-2 text-note sm:col-span-2">
            <input type="checkbox" name="openSimulated" defaultChecked className="size-5 accent-brand-fill" />
            {t('companyDesk.openSimulated')}
          </label>
        </DeskGroup>
        <CompanyFields settings={{ ...settings, ...NEW, endpoint: 'sim:' }} isMoney tryNumber={tryNumberAction} windowRows={WINDOW_ROWS} t={t} />
        <FormProblem id="change-problem" />
        <SubmitButton size="small" pendingText={t('companyDesk.creating')}>
          {t('companyDesk.create')}
        </SubmitButton>
      </ActionForm>
    </DeskPage>
  )
}
