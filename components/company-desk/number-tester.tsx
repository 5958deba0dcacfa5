'use client'
import { useId, useRef, useState, useTransition } from 'react'
import { askServer, type FormAction, type FormState } from '@/components/ui/form-state'
import { useShellTexts } from '@/components/ui/shell-texts'

type Props = { action: FormAction; label: string; hint: string; okText: string }

/** Says while one types whether a number fits the rule that the form holds at the moment. Its field is no part of what is saved. */
export function NumberTester({ action, label, hint, okText }: Props) {
  const id = useId()
  const { offline } = useShellTexts()
  const [said, setSaid] = useState<FormState>(null)
  const [pending, startTransition] = useTransition()
  const latest = useRef(0)
  const check = (input: HTMLInputElement) => {
    const turn = (latest.current += 1)
    if (input.value.trim() === '' || !input.form) return setSaid(null)
    const form = new FormData(input.form)
    form.set('number', input.value)
    startTransition(async () => {
      const answer = await askServer(action, form, offline)
      if (turn === latest.current) setSaid(answer)
    })
  }
  return (
    <div className="flex min-w-0 flex-col text-caption text-ink-2 sm:col-span-2 lg:col-span-4">
      <label htmlFor={id}>{label}</label>
      <input id={id} type="text" autoComplete="off" maxLength={60} aria-describedby={`${id}-said`} onInput={(event) => check(event.currentTarget)} className="tap w-full max-w-md min-w-0 rounded-lg bg-ground px-3 font-mono text-note text-ink" />
      <p id={`${id}-said`} role="status" aria-busy={pending} className={said && !said.ok ? 'text-danger' : said ? 'text-brand-ink' : undefined}>
        {said === null ? hint : said.ok ? okText.replace('{number}', String(said.data)) : said.message}
      </p>
    </div>
  )
}
