'use client'

import { useState, type FormEvent } from 'react'
import { signIn } from './sign-in'

type Labels = { loginName: string; password: string; submit: string }

export function PasswordForm({ labels, to }: { labels: Labels; to: string }) {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    setBusy(true)
    setProblem(await signIn('password', { loginName: String(form.get('loginName')), password: String(form.get('password')) }, to))
    setBusy(false)
  }
  const field = 'mt-1 min-h-12 w-full rounded-lg bg-cell px-4 text-body'
  return (
    <form onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
      <label className="text-note">
        {labels.loginName}
        <input name="loginName" autoComplete="username" required maxLength={64} className={field} />
      </label>
      <label className="text-note">
        {labels.password}
        <input name="password" type="password" autoComplete="current-password" required maxLength={128} className={field} />
      </label>
      {problem && (
        <p role="alert" className="text-note text-danger">
          {problem}
        </p>
      )}
      <button type="submit" disabled={busy} className="min-h-12 rounded-lg bg-brand-fill text-body font-medium text-white disabled:opacity-60">
        {labels.submit}
      </button>
    </form>
  )
}
