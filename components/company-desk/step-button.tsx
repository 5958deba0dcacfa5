'use client'
import { buttonClass } from '@/components/ui/button'
import { Spinner } from '@/components/ui/spinner'

type Props = { step: string; kind: 'primary' | 'default'; pending: boolean; text: string; pendingText: string }

/** One of several ways to send a form, told apart by `step`. */
export function StepButton({ step, kind, pending, text, pendingText }: Props) {
  return (
    <button type="submit" name="step" value={step} aria-disabled={pending} className={`${buttonClass(kind, 'small')} self-start`}>
      {pending && <Spinner />}
      {pending ? pendingText : text}
    </button>
  )
}
