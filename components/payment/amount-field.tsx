'use client'
import { useRef } from 'react'
import { TextField } from '@/components/ui/text-field'

type Quick = { value: string; text: string }
/** A hint for each choice: the limits differ. */
type Props = { label: string; hints: { part: string; prepay: string }; quick: Quick[]; quickLabel: string; problemId: string }

/** Hidden by its form while 缴清 is chosen; the usual amounts are for 预存. */
export function AmountField({ label, hints, quick, quickLabel, problemId }: Props) {
  const field = useRef<HTMLInputElement>(null)
  const take = (value: string) => {
    if (field.current) field.current.value = value
  }
  const hint = (
    <>
      <span className="hidden group-has-[[value=PART]:checked]:inline">{hints.part}</span>
      <span className="hidden group-has-[[value=PREPAY]:checked]:inline">{hints.prepay}</span>
    </>
  )
  return (
    <div className="mt-2 group-has-[[value=FULL]:checked]:hidden">
      <TextField ref={field} label={label} name="amount" prefix="¥" inputMode="decimal" autoComplete="off" enterKeyHint="done" placeholder="0.00" hint={hint} problemId={problemId} figures />
      <fieldset aria-label={quickLabel} className="hidden min-w-0 flex-wrap gap-2 bg-cell px-4 pb-4 group-has-[[value=PREPAY]:checked]:flex">
        {quick.map(({ value, text }) => (
          <button key={value} type="button" onClick={() => take(value)} className="tap cursor-pointer rounded-lg bg-secondary px-4 text-note active:bg-pressed">
            {text}
          </button>
        ))}
      </fieldset>
    </div>
  )
}
