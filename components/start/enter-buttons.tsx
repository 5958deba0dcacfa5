'use client'

import { useState } from 'react'
import { signIn } from './sign-in'

export type EnterChoice = { id: string; provider: 'wechat' | 'one-tap'; title: string; hint: string; to: string; fields: Record<string, string> }

/** One tap each: residents through the simulated WeChat, staff by their demo account. */
export function EnterButtons({ choices }: { choices: EnterChoice[] }) {
  const [busy, setBusy] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const enter = async (choice: EnterChoice) => {
    setBusy(choice.id)
    setProblem(await signIn(choice.provider, choice.fields, choice.to))
    setBusy(null)
  }
  return (
    <div className="flex flex-col gap-3">
      {choices.map((choice) => (
        <button
          key={choice.id}
          type="button"
          disabled={busy !== null}
          aria-busy={busy === choice.id}
          onClick={() => void enter(choice)}
          className="flex min-h-16 w-full flex-col items-start justify-center rounded-xl bg-cell px-5 py-3 text-left disabled:opacity-60"
        >
          <span className="text-body font-medium">{choice.title}</span>
          <span className="text-note text-ink-2">{choice.hint}</span>
        </button>
      ))}
      {problem && (
        <p role="alert" className="text-note text-danger">
          {problem}
        </p>
      )}
    </div>
  )
}
