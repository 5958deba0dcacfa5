import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon'
import type { Tone } from './tag'

const LOOKS: Record<Tone, { box: string; icon: IconName; ink: string }> = {
  plain: { box: 'bg-cell', icon: 'alert', ink: 'text-ink-2' },
  good: { box: 'bg-brand-soft', icon: 'check', ink: 'text-brand-ink' },
  warn: { box: 'bg-warn-soft', icon: 'clock', ink: 'text-warn' },
  bad: { box: 'bg-danger-soft', icon: 'alert', ink: 'text-danger' },
}

/** A few words that matter, with what to do about them. */
export function Notice({ tone = 'plain', title, children }: { tone?: Tone; title?: string; children?: ReactNode }) {
  const { box, icon, ink } = LOOKS[tone]
  return (
    <div className={`mx-4 mt-3 flex gap-2.5 rounded-lg p-3 text-note ${box}`}>
      <Icon name={icon} className={`mt-px size-5 shrink-0 ${ink}`} />
      <div className="min-w-0 grow">
        {title && <p className="font-medium">{title}</p>}
        {children}
      </div>
    </div>
  )
}
