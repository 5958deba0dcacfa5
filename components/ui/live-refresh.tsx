'use client'
import { useRouter } from 'next/navigation'
import { useEffect, useState, useTransition } from 'react'
import { AutoRefresh } from './auto-refresh'

/** Asks for the page again whenever the stream at `href` has news; `known` is what the page already shows. Where there is no stream it asks by itself. */
export function LiveRefresh({ href, event, known }: { href: string; event: string; known: string }) {
  const router = useRouter()
  const [, startTransition] = useTransition()
  const [isDeaf, setDeaf] = useState(false)
  useEffect(() => {
    const source = new EventSource(href)
    source.addEventListener(event, ({ lastEventId }) => {
      if (lastEventId !== known) startTransition(() => router.refresh())
    })
    source.addEventListener('end', () => source.close())
    source.addEventListener('error', () => setDeaf(source.readyState === EventSource.CLOSED))
    return () => source.close()
  }, [router, href, event, known])
  return isDeaf ? <AutoRefresh /> : null
}
