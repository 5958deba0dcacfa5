import { redirect } from 'next/navigation'
import { maskNumber } from '@/components/account/masked-number'
import { BindSteps } from '@/components/bind/bind-steps'
import { BindingExpired } from '@/components/bind/binding-expired'
import { ActionForm } from '@/components/ui/action-form'
import { CellGroup } from '@/components/ui/cells'
import { Facts } from '@/components/ui/facts'
import { FormProblem } from '@/components/ui/form-problem'
import { Notice } from '@/components/ui/notice'
import { Screen } from '@/components/ui/screen'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import { residentPage } from '@/lib/edge/page'
import { titled } from '@/lib/edge/titled'
import { findRequest } from '../../find-request'
import { finishBindingAction } from './actions'

export const generateMetadata = titled('bind.aliasTitle')

export default async function AliasPage({ params }: { params: Promise<{ bindRequestId: string }> }) {
  const { ctx, t } = await residentPage()
  const request = await findRequest(ctx, params)
  if (!request) return <BindingExpired t={t} />
  if (request.state === 'STARTED') redirect(`/water/bind/verify/${request.id}`)
  if (request.state === 'DONE') redirect('/water')
  const facts = [
    { label: t('bind.company'), value: request.companyName },
    { label: t('bind.number'), value: maskNumber(request.billKey) },
    { label: t('bind.holder'), value: request.holderMasked },
    { label: t('bind.address'), value: request.addressMasked },
  ]
  return (
    <Screen title={t('bind.aliasTitle')} back={{ href: '/water', label: t('me.back', { title: t('water.title') }) }}>
      <BindSteps at={2} t={t} />
      <Notice tone="good" title={t('bind.found')} />
      {request.othersBound > 0 && <Notice title={t('bind.othersBound', { count: request.othersBound })} />}
      <CellGroup>
        <Facts facts={facts} />
      </CellGroup>
      <ActionForm action={finishBindingAction} label={t('bind.aliasTitle')} className="mt-2" once>
        <input type="hidden" name="bindRequestId" value={request.id} />
        <TextField label={t('bind.aliasLabel')} name="alias" defaultValue={request.aliasSuggestion} autoComplete="off" enterKeyHint="done" hint={t('bind.aliasHint')} problemId="alias-problem" />
        <div className="px-4">
          <FormProblem id="alias-problem" />
          <SubmitButton pendingText={t('bind.finishing')} className="mt-4">
            {t('bind.finish')}
          </SubmitButton>
        </div>
      </ActionForm>
    </Screen>
  )
}
