'use client'
import { useEffect, useRef, type KeyboardEvent } from 'react'
import { Icon } from './icon'

type Texts = { label: string; filled: string; keys: string; erase: string }
type Props = { value: string; length: number; texts: Texts; describedBy: string; wrong: boolean; busy: boolean; onChange: (value: string) => void }

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9']

/**
 * A secret number: dots over a real password field, so that keyboards, pasting and screen readers work, and figures to tap.
 * `filled` holds `{count}`.
 */
export function PinPad({ value, length, texts, describedBy, wrong, busy, onChange }: Props) {
  const field = useRef<HTMLInputElement>(null)
  const type = (text: string) => !busy && onChange(text.normalize('NFKC').replace(/\D/g, '').slice(0, length))
  useEffect(() => {
    if (wrong) field.current?.focus()
  }, [wrong])
  /** The second click of a double click on the button that opened the pad is no figure. */
  function tap(figure: string, clicks: number) {
    if (value !== '' || clicks < 2) type(value + figure)
  }
  /** Whoever has tapped a figure may go on with the keyboard. */
  function hear(event: KeyboardEvent) {
    if (event.target === field.current || event.ctrlKey || event.metaKey || event.altKey) return
    if (/^\d$/.test(event.key)) type(value + event.key)
    if (event.key === 'Backspace') type(value.slice(0, -1))
  }
  return (
    <fieldset aria-label={texts.keys} onKeyDown={hear} className="min-w-0">
      <div className="group relative mx-auto grid w-full max-w-80 grid-cols-6 gap-2 px-2">
        {Array.from({ length }, (_, index) => (
          <span key={index} aria-hidden className={`flex h-[max(48px,var(--tap))] items-center justify-center rounded-md bg-secondary ${index === Math.min(value.length, length - 1) ? 'group-focus-within:outline-2 group-focus-within:outline-brand-ink' : ''}`}>
            {index < value.length && <span className="size-3 rounded-full bg-ink" />}
          </span>
        ))}
        <input
          ref={field}
          // biome-ignore lint/a11y/noAutofocus: the step is nothing but this field
          autoFocus
          type="password"
          inputMode="none"
          autoComplete="off"
          aria-label={texts.label}
          aria-describedby={describedBy}
          aria-invalid={wrong || undefined}
          maxLength={length + 12}
          readOnly={busy}
          value={value}
          onChange={(event) => type(event.target.value)}
          className="absolute inset-0 size-full cursor-default rounded-md bg-transparent text-center text-transparent caret-transparent outline-none"
        />
      </div>
      <p role="status" className="sr-only">
        {texts.filled.replace('{count}', `${value.length}`)}
      </p>
      <div className="mt-5 grid grid-cols-3 gap-px border-t border-line bg-line">
        {KEYS.map((key) => (
          <Key key={key} name={key} onPress={(clicks) => tap(key, clicks)} />
        ))}
        <span className="bg-ground" />
        <Key name="0" onPress={(clicks) => tap('0', clicks)} />
        <button type="button" aria-label={texts.erase} onClick={() => type(value.slice(0, -1))} className="flex min-h-[max(52px,var(--tap))] items-center justify-center bg-ground active:bg-pressed">
          <Icon name="erase" />
        </button>
      </div>
    </fieldset>
  )
}

function Key({ name, onPress }: { name: string; onPress: (clicks: number) => void }) {
  return (
    <button type="button" onClick={(event) => onPress(event.detail)} className="min-h-[max(52px,var(--tap))] bg-sheet text-heading font-medium active:bg-pressed">
      {name}
    </button>
  )
}
