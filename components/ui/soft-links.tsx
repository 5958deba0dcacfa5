'use client'
import { useRouter } from 'next/navigation'
import { useEffect, useTransition } from 'react'

/** The address of the link that a plain click asks for; what the browser should do itself has none. */
function hrefOf(event: MouseEvent): string | null {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null
  return (event.target as Element).closest('a[data-soft]:not([target], [download])')?.getAttribute('href') ?? null
}

/**
 * Follows the links of all pages from one place, and shows when a page is slow. A component for each link
 * would cost the server as much as the rest of its row. Nothing is fetched before it is tapped.
 */
export function SoftLinks() {
  const router = useRouter()
  const [pending, startTransition] = useTransition()
  useEffect(() => {
    const follow = (event: MouseEvent) => {
      const href = hrefOf(event)
      if (!href) return
      event.preventDefault()
      startTransition(() => router.push(href))
    }
    document.addEventListener('click', follow)
    return () => document.removeEventListener('click', follow)
  }, [router])
  if (!pending) return null
  return (
    <span aria-hidden className="pointer-events-none fixed inset-x-0 top-0 z-30 mx-auto block h-[3px] animate-late overflow-hidden lg:w-[390px]">
      <span className="block h-full w-2/5 animate-sweep rounded-full bg-brand" />
    </span>
  )
}
