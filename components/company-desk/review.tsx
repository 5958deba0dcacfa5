'use client'
import { useState, type ReactNode } from 'react'
import { FormProblem } from '@/components/ui/form-problem'
import { useFormState } from '@/components/ui/form-state'
import { StepButton } from './step-button'

export type ReviewTexts = { preview: string; previewing: string; reason: string; reasonHint: string; effectiveAt: string; tell: string; submit: string; submitting: string; resubmit: string }
/** What the server made of a form: what it would do, or what has come in its way. */
export type Reviewed = { kind: 'IMPACT' | 'CONFLICT'; panel: ReactNode }

/** What was shown last. A slip, such as no reason, does not take it away. */
function useReviewed(): Reviewed | null {
  const { state } = useFormState()
  const [shown, setShown] = useState<Reviewed | null>(null)
  const fresh = state?.ok ? (state.data as Reviewed) : null
  if (fresh && fresh !== shown) setShown(fresh)
  return fresh ?? shown
}

/** The same where there is nothing to look at first: only what came in the way. */
export function InTheWay() {
  return useReviewed()?.panel
}

type Props = { texts: ReviewTexts; canSchedule?: boolean; canTell?: boolean }

/** First what a change would do, then why and when, then sending it; after a stale edit, merging it. */
export function Review({ texts, canSchedule = true, canTell = false }: Props) {
  const { pending } = useFormState()
  const reviewed = useReviewed()
  return (
    <div className="flex flex-col gap-4">
      <FormProblem id="change-problem" />
      {reviewed?.panel}
      {reviewed?.kind !== 'CONFLICT' && <StepButton step="preview" kind={reviewed ? 'default' : 'primary'} pending={pending} text={texts.preview} pendingText={texts.previewing} />}
      {reviewed && (
        <>
          <label className="flex flex-col text-note text-ink-2">
            {texts.reason}
            <textarea name="reason" maxLength={1000} rows={2} aria-describedby="reason-hint change-problem" className="rounded-lg bg-cell p-3 text-note text-ink" />
            <span id="reason-hint" className="text-caption">
              {texts.reasonHint}
            </span>
          </label>
          {canSchedule && (
            <label className="flex flex-col text-note text-ink-2">
              {texts.effectiveAt}
              <input type="datetime-local" name="effectiveAt" className="tap max-w-72 rounded-lg bg-cell px-3 text-note text-ink" />
            </label>
          )}
          {canTell && (
            <label className="tap flex cursor-pointer items-center gap-2 text-note">
              <input type="checkbox" name="tell" defaultChecked className="size-5 accent-brand-fill" />
              {texts.tell}
            </label>
          )}
          <StepButton step="submit" kind="primary" pending={pending} text={reviewed.kind === 'CONFLICT' ? texts.resubmit : texts.submit} pendingText={texts.submitting} />
        </>
      )}
    </div>
  )
}
