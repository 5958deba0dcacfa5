import { ActionForm } from '@/components/ui/action-form'
import { Cell, CellGroup } from '@/components/ui/cells'
import { Choices } from '@/components/ui/choices'
import type { FormAction } from '@/components/ui/form-state'
import { FormProblem } from '@/components/ui/form-problem'
import { SubmitButton } from '@/components/ui/submit-button'
import type { Translate } from '@/lib/i18n'
import type { AccountTitlesDto } from '@/lib/invoices/titles/schemas'

type Props = AccountTitlesDto & { waterAccountId: string; action: FormAction; t: Translate }

/** Whom the invoices of one account are made out to; who has no title is shown where to add one. */
export function AccountTitleForm({ waterAccountId, titles, ownId, action, t }: Props) {
  const standard = titles.find(({ isDefault }) => isDefault)
  const choices = [
    { value: '', title: t('titles.useDefault'), note: standard ? t('titles.useDefaultNote', { name: standard.name }) : t('titles.noDefaultNote') },
    ...titles.map(({ id, name, kind }) => ({ value: id, title: name, note: t(`titles.${kind}`) })),
  ]
  return (
    <>
      {titles.length > 0 && (
        <ActionForm action={action} label={t('titles.ofAccount')} className="mt-4">
          <input type="hidden" name="waterAccountId" value={waterAccountId} />
          <Choices legend={t('titles.ofAccount')} name="titleId" choices={choices} chosen={ownId ?? ''} />
          <div className="px-4">
            <FormProblem />
            <SubmitButton kind="default" pendingText={t('titles.choosing')} className="mt-3">
              {t('titles.choose')}
            </SubmitButton>
          </div>
        </ActionForm>
      )}
      <CellGroup>
        <Cell href="/invoices/titles" title={t(titles.length > 0 ? 'titles.manage' : 'titles.title')} note={titles.length > 0 ? undefined : t('titles.note')} />
      </CellGroup>
    </>
  )
}
