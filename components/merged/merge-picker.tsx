'use client'
import { useState } from 'react'
import { ActionForm } from '@/components/ui/action-form'
import { FormProblem } from '@/components/ui/form-problem'
import type { FormAction } from '@/components/ui/form-state'
import { SubmitButton } from '@/components/ui/submit-button'
import { formatFen, sumFen } from '@/lib/kernel/money'

/** `fen`: what is due, as text. `off`: why it cannot be chosen. */
export type Pickable = { id: string; title: string; note: string; fen: string; off: string | null }
type Texts = { legend: string; note: string; sum: string; next: string; quoting: string; pickOne: string }

/** Accounts to tick, and what they come to. */
export function MergePicker({ choices, texts, action }: { choices: Pickable[]; texts: Texts; action: FormAction }) {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const chosen = choices.filter(({ id, off }) => off === null && !left.has(id))
  const toggle = (id: string) => setLeft((before) => new Set(before.has(id) ? [...before].filter((one) => one !== id) : [...before, id]))
  const sum = texts.sum.replace('{amount}', formatFen(sumFen(chosen.map(({ fen }) => BigInt(fen))))).replace('{count}', String(chosen.length))
  return (
    <ActionForm action={action} label={texts.legend} once>
      <fieldset className="mt-2 min-w-0">
        <legend className="px-4 pt-2 pb-2 text-note text-ink-2">{texts.legend}</legend>
        <div className="rows bg-cell">
          {choices.map((choice) => (
            <Row key={choice.id} choice={choice} checked={chosen.includes(choice)} onToggle={toggle} />
          ))}
        </div>
      </fieldset>
      <p className="px-4 pt-2 text-note text-ink-2">{texts.note}</p>
      <div className="sticky bottom-0 mt-4 bg-ground px-4 py-3">
        <FormProblem />
        <p role="status" className="pb-2 text-center text-note tabular-nums">
          {chosen.length > 0 ? sum : texts.pickOne}
        </p>
        {chosen.length > 0 && <SubmitButton pendingText={texts.quoting}>{texts.next}</SubmitButton>}
      </div>
    </ActionForm>
  )
}

function Row({ choice: { id, title, note, fen, off }, checked, onToggle }: { choice: Pickable; checked: boolean; onToggle: (id: string) => void }) {
  return (
    <label className={`flex min-h-[max(56px,var(--tap))] items-center gap-3 px-4 py-3 ${off ? 'text-ink-2' : 'cursor-pointer active:bg-pressed'}`}>
      <input type="checkbox" name="waterAccountId" value={id} checked={checked} disabled={off !== null} onChange={() => onToggle(id)} className="size-6 shrink-0 accent-brand-fill" />
      <span className="min-w-0 grow break-words">
        <span className="block">{title}</span>
        <span className="block text-note text-ink-2">{note}</span>
      </span>
      <span className="shrink-0 text-right tabular-nums">{off ?? formatFen(BigInt(fen))}</span>
    </label>
  )
}
