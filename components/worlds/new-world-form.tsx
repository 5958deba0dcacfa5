'use client'

import { useState, type FormEvent } from 'react'
import { formatInstant } from '@/lib/kernel/calendar'
import type { Act, WorldsTexts } from './ask'

type Props = { presets: { preset: string; startsAt: string }[]; busy: boolean; act: Act; texts: WorldsTexts }

/** `datetime-local` has no zone; worlds live in Shanghai's. */
const SHANGHAI = '+08:00'
const shanghaiField = (iso: string) => formatInstant(new Date(iso)).slice(0, 16).replace(' ', 'T')

export function NewWorldForm({ presets, busy, act, texts }: Props) {
  const [preset, setPreset] = useState(presets[0]?.preset ?? 'demo')
  const startsAt = presets.find((one) => one.preset === preset)?.startsAt
  const field = 'min-h-11 w-full rounded-lg bg-secondary px-3'
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const text = (name: string) => String(form.get(name) ?? '').trim()
    const starts = text('startsAt')
    const { currentTarget } = event
    const asked = act('POST', '', texts.created ?? '', { preset, clock: text('clock'), ...(text('name') && { name: text('name') }), ...(starts && { startsAt: `${starts}:00${SHANGHAI}` }) })
    void asked.then((done) => done && currentTarget.reset())
  }
  return (
    <form aria-labelledby="worlds-new" onSubmit={submit} className="flex flex-col gap-3 rounded-xl bg-cell p-4">
      <h3 id="worlds-new" className="text-body font-medium">
        {texts.new}
      </h3>
      <label>
        {texts.name}
        <input name="name" autoComplete="off" placeholder={texts.nameHint} maxLength={40} className={`${field} placeholder:text-ink-2`} />
      </label>
      <label>
        {texts.preset}
        <select value={preset} onChange={(event) => setPreset(event.target.value)} className={field}>
          {presets.map((one) => (
            <option key={one.preset}>{one.preset}</option>
          ))}
        </select>
      </label>
      <label>
        {texts.startsAt}
        <input key={preset} name="startsAt" type="datetime-local" defaultValue={startsAt && shanghaiField(startsAt)} className={field} />
      </label>
      <label>
        {texts.clock}
        <select name="clock" className={field}>
          {['MANUAL', 'REAL'].map((mode) => (
            <option key={mode} value={mode}>
              {texts[`clock${mode}`]}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" disabled={busy} className="min-h-11 cursor-pointer rounded-lg bg-brand-fill font-medium text-white disabled:opacity-60">
        {texts.create}
      </button>
    </form>
  )
}
