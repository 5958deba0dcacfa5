'use client'

import { useState } from 'react'
import { PanelCard } from '@/components/panel/panel-card'
import { ask, type WorldsTexts } from './ask'

/** Two testers compare it to know whether they see the same (rule Q6). */
export function HashCard({ world, texts }: { world: string; texts: WorldsTexts }) {
  const [hash, setHash] = useState('')
  const read = async () => {
    setHash(texts.working ?? '')
    const answer = await ask<{ hash: string }>('GET', `/${world}/state-hash`, texts.offline ?? '')
    setHash(answer.ok ? answer.data.hash : answer.message)
  }
  return (
    <div className="mx-auto w-full max-w-xl">
      <PanelCard id="worlds-hash" title={texts.hash} note={texts.hashHint}>
        <div className="flex items-center gap-3 text-note">
          <button type="button" onClick={() => void read()} className="min-h-11 shrink-0 cursor-pointer rounded-lg bg-secondary px-3 text-brand-ink active:bg-pressed">
            {texts.readHash}
          </button>
          <output className="min-w-0 font-mono text-caption break-all">{hash}</output>
        </div>
      </PanelCard>
    </div>
  )
}
