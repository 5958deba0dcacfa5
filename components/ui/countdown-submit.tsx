'use client'
import { useEffect, useState } from 'react'
import { buttonClass } from './button'
import { useFormState } from './form-state'
import { Spinner } from './spinner'

type Texts = { first: string; again: string; waiting: string; pending: string }

/** A submit button that rests for some seconds after each success. `waiting` holds `{seconds}`. */
export function CountdownSubmit({ seconds, texts, done }: { seconds: number; texts: Texts; done?: boolean }) {
  const { state, pending } = useFormState()
  const [left, setLeft] = useState(0)
  useEffect(() => {
    if (!state?.ok) return
    setLeft(seconds)
    const timer = setInterval(() => setLeft((value) => Math.max(0, value - 1)), 1000)
    return () => clearInterval(timer)
  }, [state, seconds])
  const resting = left > 0
  return (
    <button
      type="submit"
      aria-disabled={pending || resting}
      onClick={(event) => (pending || resting) && event.preventDefault()}
      className={`${buttonClass('default', 'small')} w-full ${resting ? 'text-ink-2' : ''}`}
    >
      {pending && <Spinner />}
      {pending ? texts.pending : resting ? texts.waiting.replace('{seconds}', `${left}`) : done || state?.ok ? texts.again : texts.first}
    </button>
  )
}
