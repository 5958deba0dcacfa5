import { ActionForm } from '@/components/ui/action-form'
import type { FormAction } from '@/components/ui/form-state'
import { FormProblem } from '@/components/ui/form-problem'
import { SubmitButton } from '@/components/ui/submit-button'
import { textsOf, type Locale, type Translate } from '@/lib/i18n'
import type { CertificationDto } from '@/lib/invoices/certification/schemas'
import { CertificationTag, certificationSays } from './certification-state'
import { LicenceField } from './licence-field'

type Props = { titleId: string; now: CertificationDto | null; maxBytes: number; action: FormAction; locale: Locale; t: Translate }

/** How far the certification of a title is, and the way to send one where there is none that counts (rule X2). */
export function ApplySection({ titleId, now, maxBytes, action, locale, t }: Props) {
  const { licence: label, choose, chosen, shrinking, hint, notImage, tooBig } = textsOf(locale, 'certification')
  const isOpen = now?.state !== 'PENDING' && now?.state !== 'APPROVED'
  return (
    <section aria-labelledby="certification" className="mt-6">
      <h2 id="certification" className="px-4 pb-2 text-note text-ink-2">
        {t('certification.title')} {now && <CertificationTag state={now.state} t={t} />}
      </h2>
      <p className="bg-cell px-4 py-3 text-note text-ink-2">{now ? certificationSays(now, locale, t) : t('certification.noneNote')}</p>
      {isOpen && (
        <ActionForm action={action} label={t('certification.title')} once className="mt-px">
          <input type="hidden" name="titleId" value={titleId} />
          <LicenceField name="licence" maxBytes={maxBytes} texts={{ label, choose, chosen, shrinking, hint, problems: { NOT_IMAGE: notImage, TOO_BIG: tooBig } }} />
          <div className="px-4">
            <FormProblem />
            <SubmitButton kind="default" pendingText={t('certification.sending')} className="mt-3">
              {t('certification.send')}
            </SubmitButton>
          </div>
          <p className="px-4 pt-2 text-caption text-ink-2">{t('certification.simulated')}</p>
        </ActionForm>
      )}
    </section>
  )
}
