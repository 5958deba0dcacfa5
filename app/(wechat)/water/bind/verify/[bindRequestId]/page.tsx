import { redirect } from 'next/navigation'
import { BindSteps } from '@/components/bind/bind-steps'
import { BindingExpired } from '@/components/bind/binding-expired'
import { CodeForms } from '@/components/bind/code-forms'
import { Cell, CellGroup } from '@/components/ui/cells'
import { Screen } from '@/components/ui/screen'
import { maskNumber } from '@/components/account/masked-number'
import { residentPage } from '@/lib/edge/page'
import { titled } from '@/lib/edge/titled'
import { findRequest } from '../../find-request'
import { sendCodeAction, verifyCodeAction } from './actions'

export const generateMetadata = titled('bind.verifyTitle')

export default async function VerifyPage({ params }: { params: Promise<{ bindRequestId: string }> }) {
  const { ctx, t, clockRate } = await residentPage()
  const request = await findRequest(ctx, params)
  if (!request) return <BindingExpired t={t} />
  if (request.state === 'VERIFIED') redirect(`/water/bind/alias/${request.id}`)
  if (request.state === 'DONE') redirect('/water')
  return (
    <Screen title={t('bind.verifyTitle')} back={{ href: `/water/bind/${request.companyCode}`, label: t('me.back', { title: t('bind.numberTitle') }) }}>
      <BindSteps at={1} t={t} />
      <CellGroup note={t(`bind.why${request.verification}`)}>
        <Cell title={t('bind.company')} value={request.companyName} />
        <Cell title={t('bind.number')} value={maskNumber(request.billKey)} />
      </CellGroup>
      <CodeForms request={request} clockRate={clockRate} send={sendCodeAction} verify={verifyCodeAction} t={t} />
    </Screen>
  )
}
