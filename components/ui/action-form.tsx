'use client'
import { useActionState, useRef, type ReactNode } from 'react'
import { askServer, FormContext, newKey, type FormAction, type FormState } from './form-state'
import { useShellTexts } from './shell-texts'

type Props = { action: FormAction; children: ReactNode; className?: string; label?: string; once?: boolean; round?: number }

/**
 * A form around a server action. It keeps what was typed, submits once however often it is tapped, and with `once` sends an
 * idempotencyKey: the same for the same content until the server has answered. What was answered in an earlier `round` is past.
 */
export function ActionForm({ action, children, className, label, once, round }: Props) {
  const { offline, onlyLooking } = useShellTexts()
  const attempt = useRef({ content: '', key: '' })
  const [answered, dispatch, pending] = useActionState(async (_: Answered, form: FormData): Promise<Answered> => {
    if (once) form.set('idempotencyKey', keyOf(attempt.current, form))
    const answer = await askServer(action, form, offline)
    if (answer === null || answer.ok || answer.code !== null) attempt.current = { content: '', key: '' }
    return { answer, round }
  }, null)
  const state = answered?.round === round ? (answered?.answer ?? null) : null
  if (onlyLooking) return null
  return (
    <form
      action={dispatch}
      aria-label={label}
      className={className}
      noValidate
      // React empties a form after its action; what a person typed stays.
      onReset={(event) => event.preventDefault()}
      onSubmit={(event) => pending && event.preventDefault()}
    >
      <FormContext value={{ state, pending }}>{children}</FormContext>
    </form>
  )
}

type Answered = { answer: FormState; round?: number } | null

function keyOf(attempt: { content: string; key: string }, form: FormData): string {
  const content = JSON.stringify([...form.entries()].filter(([name]) => !name.startsWith('$')))
  if (attempt.content !== content) Object.assign(attempt, { content, key: newKey() })
  return attempt.key
}
