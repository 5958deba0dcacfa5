'use client'
import { useActionState, useRef, type ReactNode } from 'react'
import { askServer, FormContext, newKey, type FormAction, type FormState } from './form-state'
import { useShellTexts } from './shell-texts'

type Props = { action: FormAction; children: ReactNode; after?: ReactNode; className?: string; label?: string; once?: boolean; round?: number }

/**
 * A form around a server action. It keeps what was typed, submits once however often it is tapped, and with `once` sends an
 * idempotencyKey: the same for the same content until the server has answered. What was answered in an earlier `round` is past.
 * `after` stands below the form and knows its state: for what follows from an answer and has forms of its own.
 */
export function ActionForm({ action, children, after, className, label, once, round }: Props) {
  const { offline, onlyLooking } = useShellTexts()
  const attempt = useRef({ content: '', key: '' })
  const [answered, dispatch, pending] = useActionState(async (_: Answered, form: FormData): Promise<Answered> => {
    if (once) form.set('idempotencyKey', keyOf(attempt.current, form))
    const answer = await askServer(action, form, offline)
    if (answer === null || answer.ok || answer.code !== null) attempt.current = { content: '', key: '' }
    return { answer, round, sent: form }
  }, null)
  const state = answered?.round === round ? (answered?.answer ?? null) : null
  if (onlyLooking) return null
  return (
    <FormContext value={{ state, pending, sent: answered?.sent ?? null }}>
      <form
        action={dispatch}
        aria-label={label}
        className={className}
        noValidate
        // React empties a form after its action; what a person typed stays.
        onReset={(event) => event.preventDefault()}
        onSubmit={(event) => pending && event.preventDefault()}
      >
        {children}
      </form>
      {after}
    </FormContext>
  )
}

type Answered = { answer: FormState; round?: number; sent: FormData } | null

function keyOf(attempt: { content: string; key: string }, form: FormData): string {
  const content = JSON.stringify([...form.entries()].filter(([name]) => !name.startsWith('$')))
  if (attempt.content !== content) Object.assign(attempt, { content, key: newKey() })
  return attempt.key
}
