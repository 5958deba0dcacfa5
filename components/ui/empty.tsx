import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon'

export function Empty({ icon, title, note, children }: { icon: IconName; title: string; note?: string | undefined; children?: ReactNode }) {
  return (
    <div className="flex flex-col items-center px-8 pt-16 pb-10 text-center">
      <Icon name={icon} className="size-16 text-ink-3" />
      <p className="mt-4">{title}</p>
      {note && <p className="mt-1 text-note text-ink-2">{note}</p>}
      {children && <div className="mt-6 w-full max-w-70">{children}</div>}
    </div>
  )
}
