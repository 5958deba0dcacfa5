'use client'
import { useEffect, useRef, useState } from 'react'
import { ActionForm } from '@/components/ui/action-form'
import type { FormAction } from '@/components/ui/form-state'
import { FormProblem } from '@/components/ui/form-problem'
import { SubmitButton } from '@/components/ui/submit-button'

type Texts = { refresh: string; refreshing: string; pull: string; release: string }

/** How far a finger draws the page down before letting go asks anew, in px. */
const FAR_ENOUGH = 72

/** Pull to refresh, with a button for those who do not pull. */
export function PullRefresh({ action, texts }: { action: FormAction; texts: Texts }) {
  const place = useRef<HTMLDivElement>(null)
  const pulled = usePull(() => place.current?.querySelector('form')?.requestSubmit())
  return (
    <div ref={place} data-pull>
      <p aria-hidden className="overflow-hidden text-center text-note text-ink-2" style={{ height: Math.min(pulled / 2, 44) }}>
        {pulled > FAR_ENOUGH ? texts.release : texts.pull}
      </p>
      <ActionForm action={action} label={texts.refresh} className="px-4 pt-2">
        <SubmitButton kind="default" size="small" pendingText={texts.refreshing} className="!bg-transparent text-note !text-link">
          {texts.refresh}
        </SubmitButton>
        <FormProblem />
      </ActionForm>
    </div>
  )
}

/** How far the page is drawn down at present, in px. */
function usePull(letGo: () => void): number {
  const [pulled, setPulled] = useState(0)
  const from = useRef<number | null>(null)
  const far = useRef(0)
  const onLetGo = useRef(letGo)
  useEffect(() => {
    const show = (px: number) => setPulled((far.current = px))
    const begin = (event: TouchEvent) => void (from.current = window.scrollY <= 0 ? (event.touches[0]?.clientY ?? null) : null)
    const move = (event: TouchEvent) => from.current !== null && show(Math.max(0, (event.touches[0]?.clientY ?? 0) - from.current))
    const cancel = () => {
      from.current = null
      show(0)
    }
    const end = () => {
      if (far.current > FAR_ENOUGH) onLetGo.current()
      cancel()
    }
    const left = new AbortController()
    const listening = { passive: true, signal: left.signal }
    document.addEventListener('touchstart', begin, listening)
    document.addEventListener('touchmove', move, listening)
    document.addEventListener('touchend', end, listening)
    document.addEventListener('touchcancel', cancel, listening)
    return () => left.abort()
  }, [])
  return pulled
}
