'use client'
import dynamic from 'next/dynamic'
import { useEffect, useRef, useState } from 'react'
import { buttonClass } from '@/components/ui/button'
import type { FormAction } from '@/components/ui/form-state'
import { Spinner } from '@/components/ui/spinner'
import type { ConfirmTexts, Exits, Order } from './confirm-texts'

const ConfirmSheet = dynamic(() => import('./confirm-sheet'), { ssr: false, loading: () => <Spinner className="mx-auto mt-4 size-6" /> })

type Props = { order: Order; texts: ConfirmTexts; exits: Exits; confirm: FormAction; probe: FormAction }

/** Opens the sheet at once, and again for those who closed it. */
export function ConfirmLauncher(props: Props) {
  const [open, setOpen] = useState(true)
  const opener = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (!open) opener.current?.focus()
  }, [open])
  return (
    <>
      <button ref={opener} type="button" onClick={() => setOpen(true)} className={`${buttonClass('primary')} w-full`}>
        {props.texts.open}
      </button>
      {open && <ConfirmSheet {...props} onClose={() => setOpen(false)} />}
    </>
  )
}
