'use client'

import { useCallback, useEffect, useState, type FormEvent } from 'react'
import { ask, wallText, type Act, type SnapshotData, type WorldsTexts } from './ask'
import { SureButton } from './sure-button'

type Props = { world: string; busy: boolean; act: Act; texts: WorldsTexts }

export function Snapshots({ world, busy, act, texts }: Props) {
  const [list, setList] = useState<SnapshotData[]>([])
  const path = `/${world}/snapshots`
  const read = useCallback(async () => {
    const answer = await ask<{ snapshots: SnapshotData[] }>('GET', path, '')
    if (answer.ok) setList(answer.data.snapshots)
  }, [path])
  useEffect(() => void read(), [read])
  const take = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const label = String(new FormData(event.currentTarget).get('label') ?? '')
    if (await act('POST', path, texts.snapshotTaken ?? '', { label })) await read()
  }
  return (
    <div className="mt-3 border-t border-line pt-3">
      {list.length === 0 && <p className="text-ink-2">{texts.noSnapshots}</p>}
      <ul aria-label={texts.snapshots} className="flex flex-col gap-1">
        {list.map(({ id, label, madeAt }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-2">
            <span>
              {label || '—'} <span className="text-caption text-ink-2">{wallText(madeAt)}</span>
            </span>
            <span className="flex gap-2">
              <SureButton label={texts.restore ?? ''} busy={busy} onGo={() => void act('POST', `${path}/${id}/restore`, texts.restored ?? '')} />
              <SureButton label={texts.remove ?? ''} busy={busy} danger onGo={() => void act('DELETE', `${path}/${id}`, '').then(read)} />
            </span>
          </li>
        ))}
      </ul>
      <form onSubmit={(event) => void take(event)} className="mt-2 flex gap-2">
        <input name="label" aria-label={texts.label} placeholder={texts.label} maxLength={100} className="min-h-11 min-w-0 grow rounded-lg bg-secondary px-3 placeholder:text-ink-2" />
        <button type="submit" disabled={busy} className="min-h-11 shrink-0 cursor-pointer rounded-lg bg-secondary px-3 text-brand-ink active:bg-pressed disabled:text-ink-2">
          {texts.take}
        </button>
      </form>
    </div>
  )
}
