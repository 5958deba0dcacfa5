import type { ReactNode } from 'react'
import { StaffBar } from '@/components/start/staff-bar'
import type { Translate } from '@/lib/i18n'

type Props = { title: string; name: string; back: { href: string; label: string }; action: () => Promise<void>; t: Translate; wide?: boolean; children: ReactNode }

/** A page of the desk: its head with the way back, and what is on it. */
export function DeskPage({ title, name, back, action, t, wide, children }: Props) {
  return (
    <>
      <StaffBar title={title} name={name} home={back} signOut={t('common.signOut')} action={action} />
      <main className={`mx-auto flex w-full flex-col gap-6 px-4 py-6 ${wide ? 'max-w-6xl' : 'max-w-4xl'}`}>{children}</main>
    </>
  )
}

/** A part of it under a heading. */
export function DeskSection({ id, title, action, children }: { id: string; title: string; action?: ReactNode; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="flex min-w-0 flex-col gap-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id={id} className="text-body font-medium">
          {title}
        </h2>
        {action}
      </div>
      {children}
    </section>
  )
}
