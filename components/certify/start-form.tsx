import { ActionForm } from '@/components/ui/action-form'
import { FormProblem } from '@/components/ui/form-problem'
import type { FormAction } from '@/components/ui/form-state'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import type { DeskDto } from '@/lib/certification/runs/schemas'
import type { Translate } from '@/lib/i18n'

type Props = { desk: DeskDto; action: FormAction; t: Translate }
const PROBLEM = 'certify-problem'

/** Which numbers of the company may be used; those of simulated companies stand there already. */
export function StartForm({ desk: { code, offered, extensions }, action, t }: Props) {
  return (
    <ActionForm action={action} label={t('certify.start')} className="rows overflow-hidden rounded-xl bg-cell">
      <input type="hidden" name="code" value={code} />
      {(['unpaid', 'unknown', 'nothingDue', 'other'] as const).map((name) => (
        <TextField key={name} label={t(`certify.${name}`)} name={name} autoComplete="off" defaultValue={offered[name]} hint={t(`certify.${name}Hint`)} problemId={PROBLEM} />
      ))}
      <TextField label={t('certify.amount')} name="amount" prefix="¥" inputMode="decimal" autoComplete="off" defaultValue="1.00" hint={t('certify.amountHint')} problemId={PROBLEM} />
      <label className="flex min-h-[max(56px,var(--tap))] cursor-pointer items-center gap-3 px-4 py-3 active:bg-pressed">
        <span className="min-w-0 grow">
          <span className="block">{t('certify.extensions')}</span>
          <span className="block text-note text-ink-2">{t('certify.extensionsHint')}</span>
        </span>
        <input type="checkbox" name="extensions" defaultChecked={extensions} className="size-6 shrink-0 accent-brand-fill" />
      </label>
      <div className="flex flex-col gap-4 p-4">
        <FormProblem id={PROBLEM} />
        <SubmitButton pendingText={t('certify.beginning')}>
          {t('certify.begin')}
        </SubmitButton>
      </div>
    </ActionForm>
  )
}
