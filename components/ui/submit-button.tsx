'use client'
import type { ReactNode } from 'react'
import { buttonClass, type ButtonKind } from './button'
import { useFormState } from './form-state'
import { Spinner } from './spinner'

type Props = { children: ReactNode; pendingText: string; kind?: ButtonKind; size?: 'large' | 'small'; className?: string }

/** Stays in place and in focus while the form is under way. */
export function SubmitButton({ children, pendingText, kind = 'primary', size, className = '' }: Props) {
  const { pending } = useFormState()
  return (
    <button type="submit" aria-disabled={pending} className={`${buttonClass(kind, size)} w-full ${className}`}>
      {pending && <Spinner />}
      {pending ? pendingText : children}
    </button>
  )
}
