import { ActionForm } from '@/components/ui/action-form'
import type { FormAction } from '@/components/ui/form-state'
import { FormProblem } from '@/components/ui/form-problem'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import type { Translate } from '@/lib/i18n'
import type { NamedGroup } from './group-chips'

type Props = { waterAccountId: string; groups: NamedGroup[]; chosen: string; nameMax: number; action: FormAction; t: Translate }

/** The groups there are, and a new one, which asks for its name. */
export function GroupForm({ waterAccountId, groups, chosen, nameMax, action, t }: Props) {
  return (
    <ActionForm action={action} label={t('manage.group')} className="group mt-4">
      <input type="hidden" name="waterAccountId" value={waterAccountId} />
      <fieldset>
        <legend className="px-4 pt-2 pb-2 text-note text-ink-2">{t('manage.group')}</legend>
        <div className="rows bg-cell">
          {[...groups, { key: 'NEW', name: t('manage.newGroup') }].map(({ key, name }) => (
            <label key={key} className="tap flex cursor-pointer items-center gap-3 px-4 py-2 active:bg-pressed">
              <input type="radio" name="group" value={key} defaultChecked={key === chosen} className="size-6 shrink-0 accent-brand-fill" />
              <span className="min-w-0 break-words">{name}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <div className="hidden group-has-[[value=NEW]:checked]:block">
        <TextField label={t('manage.groupName')} name="groupName" autoComplete="off" enterKeyHint="done" hint={t('manage.groupHint', { max: nameMax })} problemId="group-problem" />
      </div>
      <div className="px-4">
        <FormProblem id="group-problem" />
        <SubmitButton pendingText={t('manage.moving')} kind="default" className="mt-3">
          {t('manage.move')}
        </SubmitButton>
      </div>
    </ActionForm>
  )
}
