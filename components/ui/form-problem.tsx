'use client'
import type { Problem } from './form-state'
import { useFormState } from './form-state'
import { Icon } from './icon'
import { useShellTexts } from './shell-texts'

/** Where a form says what was refused; read out when it appears. */
export function FormProblem({ id }: { id?: string }) {
  const { state, pending } = useFormState()
  return (
    <div role="alert" id={id}>
      {state && !state.ok && !pending && <ProblemText problem={state} />}
    </div>
  )
}

/** The code of a slip is for testers only: it stands in `data-code`. */
export function ProblemText({ problem }: { problem: Problem }) {
  const texts = useShellTexts()
  const { code, message, requestId, quote } = problem
  return (
    <div data-code={code} className="mt-3 flex gap-2 rounded-lg bg-danger-soft p-3 text-note text-danger">
      <Icon name="alert" className="mt-px size-5 shrink-0" />
      <div className="min-w-0">
        <p>{message}</p>
        {quote && (
          <p className="mt-1 text-caption">
            {texts.errorCode.replace('{code}', quote)} · {texts.requestId.replace('{id}', requestId)}
          </p>
        )}
      </div>
    </div>
  )
}
