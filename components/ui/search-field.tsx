'use client'
import { useRouter } from 'next/navigation'
import { useTransition, type ReactNode } from 'react'
import { Spinner } from './spinner'

type Props = { path: string; text: string; label: string; placeholder: string; icon: ReactNode; keep?: { name: string; value: string } | undefined }

/** Shows what fits while one types; the last thing typed wins. Without JavaScript it is a form that asks for the same address. `keep` stays in it. */
export function SearchField({ path, text, label, placeholder, icon, keep }: Props) {
  const router = useRouter()
  const [pending, startTransition] = useTransition()
  const search = (form: HTMLFormElement) => {
    const typed = `${new FormData(form).get('q')}`.trim()
    const query = [keep, typed ? { name: 'q', value: typed } : null].flatMap((part) => (part ? [`${part.name}=${encodeURIComponent(part.value)}`] : [])).join('&')
    startTransition(() => router.replace(query ? `${path}?${query}` : path, { scroll: false }))
  }
  return (
    <form
      role="search"
      action={path}
      onInput={(event) => search(event.currentTarget)}
      onSubmit={(event) => {
        event.preventDefault()
        search(event.currentTarget)
      }}
      className="mx-4 mt-2 flex items-center gap-2 rounded-lg bg-cell px-3 text-ink-2"
    >
      {icon}
      {keep && <input type="hidden" name={keep.name} value={keep.value} />}
      <input
        type="search"
        name="q"
        defaultValue={text}
        maxLength={40}
        aria-label={label}
        placeholder={placeholder}
        autoComplete="off"
        enterKeyHint="search"
        className="tap w-full min-w-0 grow border-y-2 border-transparent bg-transparent text-body text-ink caret-brand outline-none placeholder:text-ink-2 focus-visible:border-b-brand-ink"
      />
      {pending && <Spinner className="size-5 animate-late" />}
    </form>
  )
}
