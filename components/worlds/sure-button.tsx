'use client'

import { useState } from 'react'

type Props = { label: string; sure?: string; busy: boolean; danger?: boolean; onGo: () => void }

/** A small button; with `sure` it asks once more before it does anything. */
export function SureButton({ label, sure, busy, danger, onGo }: Props) {
  const [asking, setAsking] = useState(false)
  const click = () => {
    if (sure && !asking) return setAsking(true)
    setAsking(false)
    onGo()
  }
  return (
    <button type="button" disabled={busy} onClick={click} onBlur={() => setAsking(false)} className={`min-h-11 cursor-pointer rounded-lg bg-secondary px-3 active:bg-pressed disabled:cursor-default disabled:text-ink-2 ${danger || asking ? 'text-danger' : 'text-brand-ink'}`}>
      {asking ? sure : label}
    </button>
  )
}
