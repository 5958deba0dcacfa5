'use client'

import { useState } from 'react'
import { PanelCard } from './panel-card'
import { worldTime, type PanelData, type PanelTexts } from './panel-data'
import type { usePanel } from './use-panel'

const MOVES = ['minute', 'quarter', 'hour', 'day', 'week'] as const
const MODES = { real: { mode: 'REAL' }, fast60: { mode: 'ACCELERATED', rate: 60 }, fast3600: { mode: 'ACCELERATED', rate: 3600 }, manual: { mode: 'MANUAL' } } as const

type Props = { clock: PanelData['clock'] | null; texts: PanelTexts; send: ReturnType<typeof usePanel>['send'] }

function modeName(clock: PanelData['clock']): keyof typeof MODES {
  if (clock.mode === 'ACCELERATED') return clock.rate >= 3600 ? 'fast3600' : 'fast60'
  return clock.mode === 'MANUAL' ? 'manual' : 'real'
}

export function ClockSection({ clock, texts, send }: Props) {
  const [busy, setBusy] = useState(false)
  const [said, setSaid] = useState('')
  const act = async (method: 'POST' | 'PUT', wish: object) => {
    setBusy(true)
    const { now, ran, problem } = await send(method, wish)
    setSaid(problem ?? (now ? (texts.ran ?? '').replace('{at}', worldTime(now)).replace('{n}', String(ran)) : ''))
    setBusy(false)
  }
  const next = clock?.nextDue ? (texts.nextDue ?? '').replace('{at}', worldTime(clock.nextDue)) : texts.nothingDue
  return (
    <PanelCard id="panel-clock" title={texts.clock} note={clock && next}>
      <p className="font-mono text-title tabular-nums">{clock ? worldTime(clock.now) : '—'}</p>
      <div className="mt-2 flex flex-wrap gap-2">
        {MOVES.map((by) => (
          <MoveButton key={by} label={texts[by]} disabled={busy} onClick={() => void act('POST', { by })} />
        ))}
        <MoveButton label={texts.toNextDue} disabled={busy || !clock?.nextDue} onClick={() => void act('POST', { toNextDue: true })} />
      </div>
      <label className="mt-3 flex items-center gap-2">
        <span className="text-ink-2">{texts.mode}</span>
        <select
          value={clock ? modeName(clock) : 'real'}
          disabled={busy || !clock}
          onChange={(event) => void act('PUT', MODES[event.target.value as keyof typeof MODES])}
          className="min-h-11 rounded-lg bg-secondary px-2"
        >
          {Object.keys(MODES).map((name) => (
            <option key={name} value={name}>
              {texts[name]}
            </option>
          ))}
        </select>
      </label>
      <p role="status" className="mt-1 text-caption text-ink-2">
        {said}
      </p>
    </PanelCard>
  )
}

function MoveButton({ label, disabled, onClick }: { label: string | undefined; disabled: boolean; onClick: () => void }) {
  return (
    <button type="button" disabled={disabled} onClick={onClick} className="min-h-11 cursor-pointer rounded-lg bg-secondary px-3 text-brand-ink active:bg-pressed disabled:cursor-default disabled:text-ink-2">
      {label}
    </button>
  )
}
