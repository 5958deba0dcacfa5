'use client'

import { useState } from 'react'
import { PanelCard } from './panel-card'
import type { PanelTexts } from './panel-data'

type Props = { id: string; title: string | undefined; note: string | undefined; items: { number: string; hint: string }[]; texts: PanelTexts }

/** Numbers with what each is for, copied with one tap. */
export function ToTrySection({ id, title = '', note, items, texts }: Props) {
  const [copied, setCopied] = useState<string | null>(null)
  const copy = async (number: string) => {
    await navigator.clipboard.writeText(number).catch(() => {})
    setCopied(number)
  }
  return (
    <PanelCard id={id} title={title} note={note}>
      <ul aria-labelledby={id} className="flex flex-col divide-y divide-line">
        {items.map(({ number, hint }) => (
          <li key={number} className="flex items-center gap-3 py-1.5">
            <span className="min-w-0 grow">
              <span className="font-mono select-all">{number}</span>
              <span className="block text-caption text-ink-2">{hint}</span>
            </span>
            <button
              type="button"
              aria-label={`${texts.copy} ${number}`}
              onClick={() => void copy(number)}
              className="min-h-11 shrink-0 cursor-pointer rounded-lg px-3 text-brand-ink active:bg-pressed"
            >
              {copied === number ? texts.copied : texts.copy}
            </button>
          </li>
        ))}
      </ul>
    </PanelCard>
  )
}
