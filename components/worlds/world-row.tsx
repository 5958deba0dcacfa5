'use client'

import { useState } from 'react'
import { wallText, type Act, type WorldData, type WorldsTexts } from './ask'
import { Snapshots } from './snapshots'
import { SureButton } from './sure-button'

type Props = { world: WorldData; here: boolean; busy: boolean; act: Act; texts: WorldsTexts }

export function WorldRow({ world, here, busy, act, texts }: Props) {
  const [open, setOpen] = useState(false)
  const { name, preset, parent, url, madeAt, expiresAt } = world
  const sure = (action: string | undefined) => (texts.sure ?? '').replace('{action}', action ?? '')
  const about = [preset, parent && texts.parent?.replace('{parent}', parent), texts.madeAt?.replace('{at}', wallText(madeAt)), expiresAt ? texts.expiresAt?.replace('{at}', wallText(expiresAt)) : texts.stays]
  return (
    <li className="rounded-xl bg-cell p-4">
      <p className="flex flex-wrap items-baseline justify-between gap-2">
        <a href={`${url}/worlds`} className="font-mono text-body text-link underline">
          {name}
        </a>
        {here && <span className="text-brand-ink">{texts.here}</span>}
      </p>
      <p className="text-caption text-ink-2">{about.filter(Boolean).join(' · ')}</p>
      <div className="mt-2 flex flex-wrap gap-2">
        <SureButton label={texts.fork ?? ''} busy={busy} onGo={() => void act('POST', `/${name}/fork`, texts.forked ?? '', {})} />
        <SureButton label={texts.reset ?? ''} sure={sure(texts.reset)} busy={busy} onGo={() => void act('POST', `/${name}/reset`, texts.didReset ?? '')} />
        <button type="button" aria-expanded={open} onClick={() => setOpen(!open)} className="min-h-11 cursor-pointer rounded-lg bg-secondary px-3 text-brand-ink active:bg-pressed">
          {texts.snapshots}
        </button>
        {name !== 'demo' && <SureButton label={texts.remove ?? ''} sure={sure(texts.remove)} busy={busy} danger onGo={() => void act('DELETE', `/${name}`, texts.removed ?? '')} />}
      </div>
      {open && <Snapshots world={name} busy={busy} act={act} texts={texts} />}
    </li>
  )
}
