'use client'
import { useState } from 'react'
import { normalizeNumber } from '@/lib/kernel/digits'
import { TextField } from '@/components/ui/text-field'

type Texts = { label: string; placeholder: string; hint: string; read: string; fits: string }

/** Shows while typing how the number will be read; the server reads it again. `read` and `fits` hold `{number}`, `{count}`. */
export function NumberField({ length, texts, problemId }: { length: number; texts: Texts; problemId: string }) {
  const [typed, setTyped] = useState('')
  const number = normalizeNumber(typed)
  const reading = number.length === length ? texts.fits : texts.read
  return (
    <TextField
      label={texts.label}
      name="number"
      inputMode="numeric"
      autoComplete="off"
      enterKeyHint="next"
      placeholder={texts.placeholder}
      problemId={problemId}
      figures
      onInput={(event) => setTyped(event.currentTarget.value)}
      hint={/^\d+$/.test(number) ? reading.replace('{number}', number).replace('{count}', `${number.length}`) : texts.hint}
    />
  )
}
