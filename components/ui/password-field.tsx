'use client'
import { useEffect, useId, useRef } from 'react'
import { useFormState } from './form-state'

type Props = { label: string; hint: string; problemId: string }

/** The payment password in a form; after an answer nothing of what was typed is left. */
export function PasswordField({ label, hint, problemId }: Props) {
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const { state } = useFormState()
  const wrong = state !== null && !state.ok
  useEffect(() => {
    if (state && field.current) field.current.value = ''
  }, [state])
  return (
    <div className="mt-2 bg-cell px-4 py-3">
      <label htmlFor={id} className="block text-note text-ink-2">
        {label}
      </label>
      <input
        ref={field}
        id={id}
        name="password"
        type="password"
        inputMode="numeric"
        autoComplete="off"
        enterKeyHint="done"
        aria-invalid={wrong || undefined}
        aria-describedby={`${id}-hint ${problemId}`}
        className="tap w-full border-y-2 border-transparent bg-transparent text-heading tracking-widest caret-brand outline-none focus-visible:border-b-brand-ink"
      />
      <p id={`${id}-hint`} className="text-note text-ink-2">
        {hint}
      </p>
    </div>
  )
}
