'use client'
import { useLinkStatus } from 'next/link'

export function LinkPending() {
  const { pending } = useLinkStatus()
  if (!pending) return null
  return (
    <span aria-hidden className="pointer-events-none fixed inset-x-0 top-0 z-30 mx-auto block h-[3px] animate-late overflow-hidden lg:w-[390px]">
      <span className="block h-full w-2/5 animate-sweep rounded-full bg-brand" />
    </span>
  )
}
