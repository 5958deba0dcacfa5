'use client'
import { startTransition, useActionState, useRef, useState } from 'react'
import { buttonClass } from '@/components/ui/button'
import { askServer, type FormAction, type FormState } from '@/components/ui/form-state'
import { ProblemText } from '@/components/ui/form-problem'
import { PinPad } from '@/components/ui/pin-pad'
import { useShellTexts } from '@/components/ui/shell-texts'
import { Spinner } from '@/components/ui/spinner'
import type { ConfirmTexts, Exits } from './confirm-texts'

type Props = { paymentId: string; idempotencyKey: string; texts: ConfirmTexts; exits: Exits; confirm: FormAction; onBusy: (busy: boolean) => void }

const LENGTH = 6

/** Sends the sixth digit off by itself, once; after a refusal nothing of what was typed is left. */
export function PasswordStep({ paymentId, idempotencyKey, texts, exits, confirm, onBusy }: Props) {
  const { offline } = useShellTexts()
  const [pin, setPin] = useState('')
  const sent = useRef(false)
  const [state, dispatch, pending] = useActionState(async (_: FormState, form: FormData) => {
    const answer = await askServer(confirm, form, offline)
    sent.current = false
    setPin('')
    onBusy(false)
    return answer
  }, null)
  function type(value: string) {
    if (sent.current) return
    setPin(value)
    if (value.length < LENGTH) return
    sent.current = true
    onBusy(true)
    const form = new FormData()
    for (const [name, text] of Object.entries({ paymentId, idempotencyKey, password: value })) form.set(name, text)
    startTransition(() => dispatch(form))
  }
  const problem = state && !state.ok && !pending ? state : null
  const exit = problem?.code ? exits[problem.code] : undefined
  return (
    <>
      <div id="password-problem" role="alert" className="px-6 pb-4 empty:hidden">
        {problem && <ProblemText problem={problem} />}
        {exit && (
          <a href={exit.href} className={`${buttonClass('default')} mt-3`}>
            {exit.text}
          </a>
        )}
      </div>
      {!exit && <PinPad value={pin} length={LENGTH} texts={texts.pad} describedBy="password-problem" wrong={problem !== null} busy={pending} onChange={type} />}
      {pending && (
        <p role="status" className="absolute inset-x-0 bottom-0 flex h-56 items-center justify-center gap-2 bg-sheet">
          <Spinner className="size-6 text-brand" />
          {texts.paying}
        </p>
      )}
    </>
  )
}
