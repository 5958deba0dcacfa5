'use client'
import { useRef, useState } from 'react'
import { normalizeNumber } from '@/lib/kernel/digits'
import { TextField } from '@/components/ui/text-field'

type Texts = { label: string; placeholder: string; hint: string; read: string; fits: string; old: string; takeNew: string }
type Props = { length: number; old?: { length: number; prefix: string }; texts: Texts; problemId: string }

/** Shows while typing how the number will be read; the server reads it again. `read` and `fits` hold `{number}`, `{count}`, `old` holds `{number}`. */
export function NumberField({ length, old, texts, problemId }: Props) {
  const [typed, setTyped] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const number = normalizeNumber(typed)
  const reading = number.length === length ? texts.fits : texts.read
  const today = old && /^\d+$/.test(number) && number.length === old.length ? old.prefix + number : null
  const take = (value: string) => {
    if (field.current) field.current.value = value
    setTyped(value)
    field.current?.focus()
  }
  return (
    <TextField
      ref={field}
      label={texts.label}
      name="number"
      inputMode="numeric"
      autoComplete="off"
      enterKeyHint="next"
      placeholder={texts.placeholder}
      problemId={problemId}
      figures
      onInput={(event) => setTyped(event.currentTarget.value)}
      after={
        today && (
          <button type="button" onClick={() => take(today)} className="tap shrink-0 cursor-pointer rounded-lg bg-secondary px-3 text-note text-brand-ink active:bg-pressed">
            {texts.takeNew}
          </button>
        )
      }
      hint={today ? texts.old.replace('{number}', today) : /^\d+$/.test(number) ? reading.replace('{number}', number).replace('{count}', `${number.length}`) : texts.hint}
    />
  )
}
