'use client'
import { useRef, useState, useTransition, type KeyboardEvent, type ReactNode } from 'react'
import { buttonClass } from '@/components/ui/button'
import { ProblemText } from '@/components/ui/form-problem'
import { askServer, type FormAction, type FormState } from '@/components/ui/form-state'
import { useShellTexts } from '@/components/ui/shell-texts'
import { Spinner } from '@/components/ui/spinner'

type Field = { name: string; label: string; value: number }
type Props = { action: FormAction; legend: string; fields: Field[]; runText: string; initial: ReactNode }

/** A bill by the table that the form around it holds at the moment; its own fields are not saved. */
export function ExampleFields({ action, legend, fields, runText, initial }: Props) {
  const { offline } = useShellTexts()
  const place = useRef<HTMLFieldSetElement>(null)
  const [said, setSaid] = useState<FormState>(null)
  const [pending, startTransition] = useTransition()
  const run = () => {
    const form = place.current?.form
    if (!form || pending) return
    startTransition(async () => setSaid(await askServer(action, new FormData(form), offline)))
  }
  const onEnter = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    run()
  }
  return (
    <fieldset ref={place} className="min-w-0 rounded-xl bg-raised p-4">
      <legend className="float-left mb-3 w-full text-note font-medium">{legend}</legend>
      <div className="clear-both flex flex-wrap items-end gap-3">
        {fields.map(({ name, label, value }) => (
          <label key={name} className="flex w-32 flex-col text-caption text-ink-2">
            {label}
            <input name={name} defaultValue={value} inputMode="numeric" autoComplete="off" onKeyDown={onEnter} className="tap rounded-lg bg-cell px-3 text-note text-ink tabular-nums" />
          </label>
        ))}
        <button type="button" onClick={run} aria-disabled={pending} className={buttonClass('default', 'small')}>
          {pending && <Spinner />}
          {runText}
        </button>
      </div>
      <div role="status" className="mt-3">
        {said === null ? initial : said.ok ? (said.data as ReactNode) : <ProblemText problem={said} />}
      </div>
    </fieldset>
  )
}
