'use client'
import { useId, type ComponentProps, type ReactNode } from 'react'
import { useFormState } from './form-state'

type Props = Pick<ComponentProps<'input'>, 'inputMode' | 'autoComplete' | 'placeholder' | 'defaultValue' | 'onInput' | 'enterKeyHint' | 'ref'> & {
  label: string
  name: string
  hint?: ReactNode
  prefix?: string
  problemId: string
  after?: ReactNode
  figures?: boolean
}

/** One line of text with its label above; marked wrong while its form shows a problem. */
export function TextField({ label, name, hint, prefix, problemId, after, figures, ...input }: Props) {
  const id = useId()
  const { state } = useFormState()
  const wrong = state !== null && !state.ok
  return (
    <div className="bg-cell px-4 py-3">
      <label htmlFor={id} className="block text-note text-ink-2">
        {label}
      </label>
      <div className="flex items-center gap-2">
        {prefix && (
          <span aria-hidden className="text-heading font-semibold">
            {prefix}
          </span>
        )}
        <input
          {...input}
          id={id}
          name={name}
          type="text"
          aria-invalid={wrong || undefined}
          aria-describedby={`${id}-hint ${problemId}`}
          className={`tap w-full min-w-0 grow border-y-2 border-transparent bg-transparent caret-brand outline-none placeholder:text-ink-2 focus-visible:border-b-brand-ink ${figures ? 'text-heading font-medium tabular-nums' : 'text-body'}`}
        />
        {after}
      </div>
      <div id={`${id}-hint`} className="text-note text-ink-2">
        {hint}
      </div>
    </div>
  )
}
