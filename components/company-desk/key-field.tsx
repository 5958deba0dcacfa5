'use client'
import { useId, useRef } from 'react'

type Props = { name: string; label: string; makeText: string | null; bytes: number }

/** Written, never read: empty, whatever is kept. A key can be made here, by the browser's own chance. */
export function KeyField({ name, label, makeText, bytes }: Props) {
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const make = () => {
    const random = crypto.getRandomValues(new Uint8Array(bytes))
    if (input.current) input.current.value = Array.from(random, (byte) => byte.toString(16).padStart(2, '0')).join('')
  }
  return (
    <div className="flex min-w-0 flex-col text-caption text-ink-2 sm:col-span-2">
      <label htmlFor={id}>{label}</label>
      <div className="flex gap-2">
        <input ref={input} id={id} name={name} type="text" autoComplete="off" spellCheck={false} maxLength={200} className="tap w-full min-w-0 rounded-lg bg-ground px-3 font-mono text-note text-ink" />
        {makeText && (
          <button type="button" onClick={make} aria-label={`${makeText} ${label}`} className="tap shrink-0 cursor-pointer rounded-lg px-3 text-link active:bg-pressed">
            {makeText}
          </button>
        )}
      </div>
    </div>
  )
}
