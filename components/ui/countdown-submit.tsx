'use client'
import { useEffect, useState } from 'react'
import { buttonClass } from './button'
import { useFormState } from './form-state'
import { Spinner } from './spinner'

type Texts = { first: string; again: string; waiting: string; pending: string }

/** `seconds`: left of the world's time; `rate`: how many of them pass in one of the phone's. `waiting` holds `{seconds}`. */
type Props = { wait: { seconds: number; rate: number }; texts: Texts; done: boolean }

/** A submit button that rests for as long as the server says. */
export function CountdownSubmit({ wait, texts, done }: Props) {
  const { pending } = useFormState()
  const [left, setLeft] = useState(wait.seconds)
  // Each page from the server brings a wait of its own, of as many seconds as before perhaps.
  useEffect(() => {
    setLeft(wait.seconds)
    const timer = setInterval(() => setLeft((value) => Math.max(0, value - wait.rate)), 1000)
    return () => clearInterval(timer)
  }, [wait])
  const resting = left > 0
  return (
    <button
      type="submit"
      aria-disabled={pending || resting}
      onClick={(event) => (pending || resting) && event.preventDefault()}
      className={`${buttonClass('default', 'small')} w-full ${resting ? 'text-ink-2' : ''}`}
    >
      {pending && <Spinner />}
      {pending ? texts.pending : resting ? texts.waiting.replace('{seconds}', `${left}`) : done ? texts.again : texts.first}
    </button>
  )
}
