'use client'
import { useRouter } from 'next/navigation'
import { useState, useTransition, type ChangeEvent } from 'react'
import { buttonClass } from '@/components/ui/button'

type Texts = { file: string; hash: string; hashHint: string; checkGo: string; checking: string; checkTitle: string; cannotMeasure: string }

/** A file is measured in the browser and stays there; without JavaScript its fingerprint can be typed. */
export function CheckForm({ hash, texts }: { hash: string; texts: Texts }) {
  const router = useRouter()
  const [pending, startTransition] = useTransition()
  const [name, setName] = useState('')
  const measure = (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0]
    setName(file?.name ?? '')
    // Browsers measure over HTTPS and on this machine alone.
    if (file && !globalThis.isSecureContext) return setName(texts.cannotMeasure)
    if (file) startTransition(async () => router.replace(`/invoices/check?hash=${await fingerprint(file)}`))
  }
  return (
    <form action="/invoices/check" aria-label={texts.checkTitle} className="mt-3">
      <div className="rows bg-cell">
        <p className="flex min-h-14 items-center gap-3 px-4 py-3">
          <label className={`${buttonClass('default', 'small')} tap cursor-pointer focus-within:outline-2 focus-within:outline-brand-ink`}>
            {texts.file}
            <input type="file" accept=".pdf,.xml,application/pdf,application/xml" onChange={measure} className="sr-only" />
          </label>
          <span className="min-w-0 text-note break-all text-ink-2">{name}</span>
        </p>
        <label className="flex min-h-14 flex-col gap-1 px-4 py-3">
          <span className="text-note text-ink-2">{texts.hash}</span>
          <input key={hash} type="text" name="hash" defaultValue={hash} maxLength={100} placeholder={texts.hashHint} autoComplete="off" spellCheck={false} className="tap w-full min-w-0 font-mono text-note" />
        </label>
      </div>
      <div className="px-4">
        <button type="submit" className={`${buttonClass('primary')} mt-4 w-full`}>
          {pending ? texts.checking : texts.checkGo}
        </button>
      </div>
    </form>
  )
}

async function fingerprint(file: File): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer())
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
