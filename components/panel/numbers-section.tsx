'use client'

import { useState } from 'react'
import { PanelCard } from './panel-card'
import type { PanelProps } from './panel-data'

export function NumbersSection({ numbers, texts }: PanelProps) {
  const [copied, setCopied] = useState<string | null>(null)
  const copy = async (billKey: string) => {
    await navigator.clipboard.writeText(billKey).catch(() => {})
    setCopied(billKey)
  }
  return (
    <PanelCard id="panel-numbers" title={texts.numbers} note={texts.numbersHint}>
      <ul aria-labelledby="panel-numbers" className="flex flex-col divide-y divide-line">
        {numbers.map(({ billKey, hint }) => (
          <li key={billKey} className="flex items-center gap-3 py-1.5">
            <span className="min-w-0 grow">
              <span className="font-mono select-all">{billKey}</span>
              <span className="block text-caption text-ink-2">{hint}</span>
            </span>
            <button
              type="button"
              aria-label={`${texts.copy} ${billKey}`}
              onClick={() => void copy(billKey)}
              className="min-h-11 shrink-0 cursor-pointer rounded-lg px-3 text-brand-ink active:bg-pressed"
            >
              {copied === billKey ? texts.copied : texts.copy}
            </button>
          </li>
        ))}
      </ul>
    </PanelCard>
  )
}
