import { BillPicture } from '@/components/bind/bill-picture'
import { BindSteps } from '@/components/bind/bind-steps'
import { NumberField } from '@/components/bind/number-field'
import { RightCompanyFinder } from '@/components/bind/right-company'
import { scanTexts } from '@/components/bind/scan-texts'
import { ActionForm } from '@/components/ui/action-form'
import { Cell, CellGroup } from '@/components/ui/cells'
import { FormProblem } from '@/components/ui/form-problem'
import { Screen } from '@/components/ui/screen'
import { SubmitButton } from '@/components/ui/submit-button'
import { getUnbound } from '@/lib/accounts'
import { getCompany, meterHosts } from '@/lib/companies'
import { load, residentPage } from '@/lib/edge/page'
import { titled } from '@/lib/edge/titled'
import { findRightCompanyAction, startBindingAction } from './actions'

export const generateMetadata = titled('bind.numberTitle')

type Props = { params: Promise<{ companyCode: string }>; searchParams: Promise<{ again?: string | string[] }> }

/** `again`: an account that was unbound, whose number need not be looked up once more. */
export default async function NumberPage({ params, searchParams }: Props) {
  const { ctx, t } = await residentPage()
  const { code, name, numberRule } = await load(getCompany(ctx, (await params).companyCode))
  const again = [(await searchParams).again].flat()[0]
  const before = again ? await load(getUnbound({ ctx, input: { waterAccountId: again } })) : null
  const { length, example, old, charset } = numberRule
  const letters = charset === 'UPPER_ALNUM'
  const texts = { label: t('bind.numberLabel'), placeholder: t('bind.numberPlaceholder', { length, example }), hint: t(letters ? 'bind.lettersHint' : 'bind.numberHint', { length }), read: t('bind.numberRead'), fits: t('bind.numberFits'), old: old ? t('bind.oldNumber', { until: old.until }) : '', takeNew: t('bind.takeNew') }
  const rightTexts = { title: t('bind.rightTitle'), looking: t('bind.rightLooking'), start: t('bind.rightStart'), starting: t('bind.checking'), other: t('bind.rightOther') }
  return (
    <Screen title={t('bind.numberTitle')} back={{ href: '/water/bind', label: t('me.back', { title: t('bind.chooseTitle') }) }}>
      <BindSteps at={0} t={t} />
      <CellGroup>
        <Cell title={t('bind.company')} value={name} />
      </CellGroup>
      <ActionForm action={startBindingAction} label={t('bind.numberTitle')} after={<RightCompanyFinder find={findRightCompanyAction} start={startBindingAction} texts={rightTexts} />}>
        <input type="hidden" name="companyCode" value={code} />
        <div className="mt-2">
          <NumberField known={before?.companyCode === code ? before.billKey : ''} length={length} letters={letters} old={old} texts={texts} problemId="number-problem" scan={{ texts: scanTexts(t, name), hosts: meterHosts(code) }} />
        </div>
        <div className="px-4">
          <FormProblem id="number-problem" />
          <SubmitButton pendingText={t('bind.checking')} className="mt-4">
            {t('common.next')}
          </SubmitButton>
        </div>
      </ActionForm>
      <div className="mt-4">
        <BillPicture example={example} t={t} />
      </div>
    </Screen>
  )
}
