import type { ReactNode } from 'react'
import { ActionForm } from '@/components/ui/action-form'
import type { ButtonKind } from '@/components/ui/button'
import { FormProblem } from '@/components/ui/form-problem'
import type { FormAction } from '@/components/ui/form-state'
import { SubmitButton } from '@/components/ui/submit-button'

type Props = { action: FormAction; fields: Record<string, string>; text: string; pendingText: string; kind?: ButtonKind; children?: ReactNode }

/** One button that does one thing. */
export function OneButton({ action, fields, text, pendingText, kind = 'default', children }: Props) {
  return (
    <ActionForm action={action} label={text} className="mt-4 px-4">
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
      <FormProblem />
      <SubmitButton kind={kind} pendingText={pendingText} className="mt-2">
        {text}
      </SubmitButton>
    </ActionForm>
  )
}
