'use client'
import { useState } from 'react'
import { ActionForm } from '@/components/ui/action-form'
import { buttonClass } from '@/components/ui/button'
import { FormProblem } from '@/components/ui/form-problem'
import { useFormState, type FormAction } from '@/components/ui/form-state'
import { SubmitButton } from '@/components/ui/submit-button'

type Texts = { share: string; sharing: string; shareLink: string; copy: string; copied: string }
type Props = { action: FormAction; invoiceId: string; path: string; note: string; texts: Texts }

/** Makes a link and shows it once, to be copied. */
export function ShareForm({ action, invoiceId, path, note, texts }: Props) {
  return (
    <ActionForm action={action} label={texts.share} className="mt-4 px-4">
      <input type="hidden" name="invoiceId" value={invoiceId} />
      <Link path={path} texts={texts} />
      <FormProblem />
      <SubmitButton kind="default" pendingText={texts.sharing} className="mt-2">
        {texts.share}
      </SubmitButton>
      <p className="pt-2 text-caption text-ink-2">{note}</p>
    </ActionForm>
  )
}

function Link({ path, texts }: { path: string; texts: Texts }) {
  const { state } = useFormState()
  const [copied, setCopied] = useState('')
  const token = state?.ok ? (state.data as { token?: string } | null)?.token : undefined
  if (!token) return null
  const href = `${window.location.origin}${path}${token}`
  const copy = async () => {
    // Where there is no clipboard the link can be selected with one tap.
    const isCopied = await navigator.clipboard?.writeText(href).then(() => true, () => false)
    if (isCopied) setCopied(href)
  }
  return (
    <div role="status" className="rounded-lg bg-cell p-3">
      <p className="text-note text-ink-2">{texts.shareLink}</p>
      <a href={href} className="block text-note break-all text-link select-all">
        {href}
      </a>
      <button type="button" onClick={() => void copy()} className={`${buttonClass('default', 'small')} mt-2`}>
        {copied === href ? texts.copied : texts.copy}
      </button>
    </div>
  )
}
