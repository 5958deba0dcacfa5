import { ActionForm } from '@/components/ui/action-form'
import { FormProblem } from '@/components/ui/form-problem'
import type { FormAction } from '@/components/ui/form-state'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import type { Translate } from '@/lib/i18n'

type Props = { paymentId: string; channel: 'DIRECT' | 'LEGACY_UNIONPAY'; goOn: FormAction; t: Translate }

/** What the yuan has told, and the way on to what it was for (rule P4). */
export function ProbeResult({ paymentId, channel, goOn, t }: Props) {
  return (
    <Notice tone={channel === 'DIRECT' ? 'good' : 'warn'} title={t(`funding.found${channel}`)}>
      <ActionForm action={goOn} label={t('funding.goOn')} once>
        <input type="hidden" name="paymentId" value={paymentId} />
        <SubmitButton kind="primary" size="small" pendingText={t('funding.probing')} className="mt-2">
          {t('funding.goOn')}
        </SubmitButton>
        <FormProblem />
      </ActionForm>
    </Notice>
  )
}
