'use client'
import { useState } from 'react'
import { ActionForm } from '@/components/ui/action-form'
import { Choices } from '@/components/ui/choices'
import { FormProblem } from '@/components/ui/form-problem'
import { useFormState, type FormAction } from '@/components/ui/form-state'
import { Icon } from '@/components/ui/icon'
import { SubmitButton } from '@/components/ui/submit-button'

type Item = { id: string; name: string; note: string | null }
type Texts = Record<'title' | 'up' | 'down' | 'list' | 'first' | 'auto' | 'autoNote' | 'save' | 'saving' | 'saved' | 'moved', string>
type Props = { items: Item[]; preferred: string | null; action: FormAction; texts: Texts }

/** Order by buttons, not by dragging; what has moved is said, and the focus stays on the button that moved it. */
export function OrderForm({ items, preferred, action, texts }: Props) {
  const [order, setOrder] = useState(items)
  const [said, setSaid] = useState('')
  function move(from: number, by: 1 | -1) {
    const next = [...order]
    const [item] = next.splice(from, 1)
    if (!item) return
    next.splice(from + by, 0, item)
    setOrder(next)
    setSaid(texts.moved.replace('{name}', item.name).replace('{place}', `${from + by + 1}`))
  }
  return (
    <ActionForm action={action} label={texts.title}>
      <h2 className="px-4 pt-4 pb-2 text-note text-ink-2">{texts.list}</h2>
      <ol className="rows bg-cell">
        {order.map(({ id, name, note }, n) => (
          <li key={id} className="flex min-h-14 items-center gap-2 px-4 py-2">
            <input type="hidden" name="order" value={id} />
            <span className="min-w-0 grow break-words">
              {name}
              {note && <span className="block text-note text-ink-2">{note}</span>}
            </span>
            <Arrow label={texts.up.replace('{name}', name)} turn="rotate-90" off={n === 0} onPress={() => move(n, -1)} />
            <Arrow label={texts.down.replace('{name}', name)} turn="-rotate-90" off={n === order.length - 1} onPress={() => move(n, 1)} />
          </li>
        ))}
      </ol>
      <p role="status" className="sr-only">
        {said}
      </p>
      <Choices legend={texts.first} name="preferred" choices={[{ value: '', title: texts.auto, note: texts.autoNote }, ...order.map(({ id, name }) => ({ value: id, title: name }))]} chosen={preferred ?? ''} />
      <div className="px-4">
        <FormProblem />
        <SubmitButton pendingText={texts.saving} className="mt-4">
          {texts.save}
        </SubmitButton>
        <Saved text={texts.saved} />
      </div>
    </ActionForm>
  )
}

function Arrow({ label, turn, off, onPress }: { label: string; turn: string; off: boolean; onPress: () => void }) {
  return (
    <button type="button" aria-label={label} aria-disabled={off} onClick={() => !off && onPress()} className={`tap flex shrink-0 items-center justify-center rounded-lg ${off ? 'opacity-30' : 'cursor-pointer active:bg-pressed'}`}>
      <Icon name="back" className={`size-5 ${turn}`} />
    </button>
  )
}

function Saved({ text }: { text: string }) {
  const { state, pending } = useFormState()
  return (
    <p role="status" className="pt-3 text-center text-note text-brand-ink">
      {state?.ok && !pending ? text : ''}
    </p>
  )
}
