'use client'
import { useRouter } from 'next/navigation'
import { useEffect, useTransition } from 'react'

/** Asks for the page again every second, every five after the first minute; rests while nobody looks. */
export function AutoRefresh() {
  const router = useRouter()
  const [, startTransition] = useTransition()
  useEffect(() => {
    let asked = 0
    let timer = setTimeout(ask, 1000)
    function ask() {
      if (!document.hidden) startTransition(() => router.refresh())
      asked += 1
      timer = setTimeout(ask, asked < 60 ? 1000 : 5000)
    }
    return () => clearTimeout(timer)
  }, [router])
  return null
}
