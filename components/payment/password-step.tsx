'use client'
import { startTransition, useActionState, useEffect, useRef, useState } from 'react'
import { buttonClass } from '@/components/ui/button'
import { askServer, type FormAction, type FormState } from '@/components/ui/form-state'
import { ProblemText } from '@/components/ui/form-problem'
import { PinPad } from '@/components/ui/pin-pad'
import { useShellTexts } from '@/components/ui/shell-texts'
import { Spinner } from '@/components/ui/spinner'
import type { ConfirmTexts, Exits } from './confirm-texts'

type Props = { fields: Record<string, string>; needsPassword: boolean; texts: ConfirmTexts; exits: Exits; confirm: FormAction; onBusy: (busy: boolean) => void; onChange: () => void }

const LENGTH = 6
/** What another source mends. */
const OF_SOURCE = /^(SOURCE_\w+|INSUFFICIENT_BALANCE|FEE_CHANGED)$/

/**
 * Sends the sixth digit off by itself, once; after a refusal nothing of what was typed is left. Where the password of a moment ago still
 * counts it is not asked for.
 */
export function PasswordStep({ fields, needsPassword, texts, exits, confirm, onBusy, onChange }: Props) {
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
  function send(password: { password?: string }) {
    if (sent.current) return
    sent.current = true
    onBusy(true)
    const form = new FormData()
    for (const [name, text] of Object.entries({ ...fields, ...password })) form.set(name, text)
    startTransition(() => dispatch(form))
  }
  function type(value: string) {
    if (sent.current) return
    setPin(value)
    if (value.length === LENGTH) send({ password: value })
  }
  const [asks, setAsks] = useState(needsPassword)
  const begin = useRef(() => {
    if (!asks) send({})
  })
  useEffect(() => begin.current(), [])
  const problem = state && !state.ok && !pending ? state : null
  // It counted no more: it is typed after all.
  if (!asks && problem?.code === 'PASSWORD_FORMAT') setAsks(true)
  const ofSource = OF_SOURCE.test(problem?.code ?? '')
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
        {ofSource && (
          <button type="button" onClick={onChange} className={`${buttonClass('default')} mt-3 w-full`}>
            {texts.choose}
          </button>
        )}
      </div>
      {!exit && !ofSource && asks && <PinPad value={pin} length={LENGTH} texts={texts.pad} describedBy="password-problem" wrong={problem !== null} busy={pending} onChange={type} />}
      {pending && (
        <p role="status" className="absolute inset-x-0 bottom-0 flex h-56 items-center justify-center gap-2 bg-sheet">
          <Spinner className="size-6 text-brand" />
          {texts.paying}
        </p>
      )}
    </>
  )
}
