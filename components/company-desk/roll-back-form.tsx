import { ActionForm } from '@/components/ui/action-form'
import { FormProblem } from '@/components/ui/form-problem'
import type { FormAction } from '@/components/ui/form-state'
import { SubmitButton } from '@/components/ui/submit-button'
import type { Translate } from '@/lib/i18n'
import { InTheWay } from './review'

type Props = { code: string; version: string; base: number; action: FormAction; t: Translate }

/** Back to what was in force with a version: a change like any other, with a reason. Where somebody has changed it meanwhile, first what that was; sent again, from there. */
export function RollBackForm({ code, version, base, action, t }: Props) {
  return (
    <ActionForm action={action} label={t('companyDesk.rollBack')} className="flex flex-col gap-3 rounded-xl bg-cell p-4" once>
      <input type="hidden" name="code" value={code} />
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="base" value={base} />
      <label className="flex flex-col text-note text-ink-2">
        {t('companyDesk.reason')}
        <input name="reason" maxLength={1000} autoComplete="off" className="tap rounded-lg bg-ground px-3 text-note text-ink" />
      </label>
      <InTheWay />
      <FormProblem />
      <SubmitButton kind="default" size="small" pendingText={t('companyDesk.approving')}>
        {t('companyDesk.rollBack')}
      </SubmitButton>
    </ActionForm>
  )
}
