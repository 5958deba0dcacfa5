import { ActionForm } from '@/components/ui/action-form'
import { Choices } from '@/components/ui/choices'
import type { FormAction } from '@/components/ui/form-state'
import { FormProblem } from '@/components/ui/form-problem'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import type { Translate } from '@/lib/i18n'
import type { TitleDto } from '@/lib/invoices/titles/schemas'

type Props = { action: FormAction; label: string; title?: TitleDto; t: Translate }

/** A title, new or to be changed; what only organisations have shows for them alone. */
export function TitleForm({ action, label, title, t }: Props) {
  const field = { problemId: 'title-problem', autoComplete: 'off', enterKeyHint: 'next' } as const
  return (
    <ActionForm action={action} label={label} className="group" once={!title}>
      {title && <input type="hidden" name="titleId" value={title.id} />}
      <Choices
        legend={t('titles.kind')}
        name="kind"
        chosen={title?.kind}
        choices={[
          { value: 'PERSON', title: t('titles.PERSON'), note: t('titles.personNote') },
          { value: 'ORGANISATION', title: t('titles.ORGANISATION'), note: t('titles.organisationNote') },
        ]}
      />
      <div className="mt-2">
        <TextField {...field} label={t('titles.name')} name="name" defaultValue={title?.name} hint={t('titles.nameHint')} />
        <div className="hidden group-has-[[value=ORGANISATION]:checked]:block">
          <TextField {...field} label={t('titles.taxId')} name="taxId" defaultValue={title?.taxId} hint={t('titles.taxIdHint')} figures />
          <p className="px-4 pt-4 pb-2 text-note text-ink-2">{t('titles.more')}</p>
          <TextField {...field} label={t('titles.address')} name="address" defaultValue={title?.address} placeholder={t('titles.optional')} />
          <TextField {...field} label={t('titles.telephone')} name="telephone" defaultValue={title?.telephone} placeholder={t('titles.optional')} inputMode="tel" />
          <TextField {...field} label={t('titles.bankName')} name="bankName" defaultValue={title?.bankName} placeholder={t('titles.optional')} />
          <TextField {...field} label={t('titles.bankAccount')} name="bankAccount" defaultValue={title?.bankAccount} placeholder={t('titles.optional')} inputMode="numeric" />
        </div>
      </div>
      <div className="px-4">
        <FormProblem id="title-problem" />
        <SubmitButton pendingText={t('titles.saving')} className="mt-4">
          {t('titles.save')}
        </SubmitButton>
      </div>
    </ActionForm>
  )
}
