import { NavLink } from '@/components/ui/nav-link'

type Props = { title: string; name?: string; home?: { href: string; label: string }; signOut: string; action: () => Promise<void> }

/** The head of pages for staff, and for guests who have somewhere to go back to. */
export function StaffBar({ title, name, home, signOut, action }: Props) {
  return (
    <header className="flex flex-wrap items-center justify-between gap-3 border-b border-line bg-cell px-4 py-2">
      <h1 className="text-title font-semibold">{title}</h1>
      {home && (
        <NavLink href={home.href} className="tap flex items-center rounded-lg px-3 text-note text-link">
          {home.label}
        </NavLink>
      )}
      {name && (
        <form action={action} className="flex items-center gap-3 text-note">
          <span className="text-ink-2">{name}</span>
          <button type="submit" className="tap cursor-pointer rounded-lg px-3 text-link active:bg-pressed">
            {signOut}
          </button>
        </form>
      )}
    </header>
  )
}
