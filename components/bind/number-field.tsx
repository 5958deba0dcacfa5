'use client'
import dynamic from 'next/dynamic'
import { useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { normalizeNumber } from '@/lib/kernel/digits'
import { Icon } from '@/components/ui/icon'
import { TextField } from '@/components/ui/text-field'
import type { ScanTexts } from './scan-texts'

const ScanSheet = dynamic(() => import('./scan-sheet'), { ssr: false })

type Texts = { label: string; placeholder: string; hint: string; read: string; fits: string; old: string; takeNew: string }
type Props = { known: string; length: number; letters: boolean; old?: { length: number; prefix: string }; texts: Texts; problemId: string; scan: { texts: ScanTexts; hosts: readonly string[] } }

/** Shows while typing how the number will be read; the server reads it again. `read` and `fits` hold `{number}`, `{count}`, `old` holds `{number}`. */
export function NumberField({ known, length, letters, old, texts, problemId, scan }: Props) {
  const [typed, setTyped] = useState(known)
  const settled = useSettled(typed)
  const [scanning, setScanning] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const tidied = normalizeNumber(typed)
  const number = letters ? tidied.toUpperCase() : tidied
  const figures = letters ? /^[\dA-Za-z]+$/.test(number) : /^\d+$/.test(number)
  const today = old && settled && figures && number.length === old.length ? old.prefix + number : null
  const reading = today ? texts.old.replace('{number}', today) : number.length === length ? texts.fits : texts.read
  const fillIn = (taken: string) => {
    if (field.current) field.current.value = taken
    flushSync(() => {
      setTyped(taken)
      setScanning(false)
    })
    // What was read is heard and can be changed; a sheet held the focus until now.
    field.current?.focus()
  }
  return (
    <>
      <TextField
        ref={field}
        label={texts.label}
        name="number"
        defaultValue={known}
        inputMode={letters ? 'text' : 'numeric'}
        autoComplete="off"
        enterKeyHint="next"
        placeholder={texts.placeholder}
        problemId={problemId}
        figures
        onInput={(event) => setTyped(event.currentTarget.value)}
        hint={figures ? reading.replace('{number}', number).replace('{count}', `${number.length}`) : texts.hint}
        after={
          <>
            {today && <TakeNew text={texts.takeNew} onTake={() => fillIn(today)} />}
            <button type="button" aria-label={scan.texts.scan} onClick={() => setScanning(true)} className="tap -mr-2 flex w-[var(--tap)] shrink-0 items-center justify-center rounded-lg text-link active:bg-pressed">
              <Icon name="scan" />
            </button>
          </>
        }
      />
      {scanning && <ScanSheet {...scan} onNumber={fillIn} onClose={() => setScanning(false)} />}
    </>
  )
}

function TakeNew({ text, onTake }: { text: string; onTake: () => void }) {
  return (
    <button type="button" onClick={onTake} className="tap shrink-0 cursor-pointer rounded-lg bg-secondary px-3 text-note text-brand-ink active:bg-pressed">
      {text}
    </button>
  )
}

/** Whoever has typed on is not told what half a number could be. */
const SETTLED_MS = 700

function useSettled(typed: string): boolean {
  const [settled, setSettled] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setSettled(typed), SETTLED_MS)
    return () => clearTimeout(timer)
  }, [typed])
  return settled === typed
}
