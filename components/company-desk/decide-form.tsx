import { OneButton } from '@/components/wallet/one-button'
import type { FormAction } from '@/components/ui/form-state'
import type { Translate } from '@/lib/i18n'

type Props = { code: string; version: number; actions: { approve: FormAction; refuse: FormAction }; t: Translate }

/** The second person's two answers. */
export function DecideForm({ code, version, actions, t }: Props) {
  const fields = { code, version: `${version}` }
  const note = (hint: string, id: string) => (
    <label className="flex flex-col text-note text-ink-2">
      {t('companyDesk.decideNote')}
      <input name="note" maxLength={1000} autoComplete="off" aria-describedby={id} className="tap rounded-lg bg-cell px-3 text-note text-ink" />
      <span id={id} className="text-caption">
        {hint}
      </span>
    </label>
  )
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <OneButton action={actions.approve} fields={fields} text={t('companyDesk.approve')} pendingText={t('companyDesk.approving')} kind="primary">
        {note('', 'approve-hint')}
      </OneButton>
      <OneButton action={actions.refuse} fields={fields} text={t('companyDesk.refuse')} pendingText={t('companyDesk.approving')} kind="danger">
        {note(t('companyDesk.decideHint'), 'refuse-hint')}
      </OneButton>
    </div>
  )
}
