import { ActionForm } from '@/components/ui/action-form'
import { FormProblem } from '@/components/ui/form-problem'
import type { FormAction } from '@/components/ui/form-state'
import { SubmitButton } from '@/components/ui/submit-button'
import type { Probe } from './confirm-texts'

/** One yuan first, to know whether there is a fee (rule P4). */
export function ProbeOffer({ offer, action }: { offer: Probe; action: FormAction }) {
  return (
    <section aria-label={offer.title} className="mt-3 rounded-lg bg-warn-soft p-3 text-note">
      <p className="font-medium">{offer.title}</p>
      <p className="mt-1 text-ink-2">{offer.text}</p>
      <ActionForm action={action} label={offer.title} once>
        <input type="hidden" name="paymentId" value={offer.paymentId} />
        <SubmitButton kind="default" size="small" pendingText={offer.pending} className="mt-2">
          {offer.button}
        </SubmitButton>
        <FormProblem />
      </ActionForm>
    </section>
  )
}
