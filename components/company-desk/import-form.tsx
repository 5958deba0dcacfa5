'use client'
import { useRef, useState, type ChangeEvent, type ReactNode } from 'react'
import { FormProblem } from '@/components/ui/form-problem'
import { useFormState } from '@/components/ui/form-state'
import { StepButton } from './step-button'

type Texts = { file: string; text: string; dryRun: string; dryRunning: string; reason: string; apply: string; applying: string }
export type Imported = { panel: ReactNode; canApply: boolean }

/** A table from a file or pasted; first a dry run, then the whole of it. Another table begins anew. */
export function ImportFields({ texts }: { texts: Texts }) {
  const { state, pending } = useFormState()
  const table = useRef<HTMLTextAreaElement>(null)
  const [stale, setStale] = useState<unknown>(null)
  const imported = state?.ok && state.data !== stale ? (state.data as Imported) : null
  const begin = () => setStale(state?.ok ? state.data : null)
  const read = async (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.currentTarget.files ?? []
    if (!file || !table.current) return
    table.current.value = decode(await file.arrayBuffer())
    begin()
  }
  return (
    <div className="flex flex-col gap-4">
      <label className="flex flex-col text-note text-ink-2">
        {texts.file}
        <input type="file" accept=".csv,text/csv" onChange={(event) => void read(event)} className="tap rounded-lg bg-cell p-2 text-note text-ink" />
      </label>
      <label className="flex flex-col text-note text-ink-2">
        {texts.text}
        <textarea ref={table} name="text" rows={8} spellCheck={false} onInput={begin} aria-describedby="import-problem" className="rounded-lg bg-cell p-3 font-mono text-caption text-ink" />
      </label>
      <FormProblem id="import-problem" />
      <StepButton step="dryRun" kind={imported ? 'default' : 'primary'} pending={pending} text={texts.dryRun} pendingText={texts.dryRunning} />
      {imported?.panel}
      {imported?.canApply && (
        <>
          <label className="flex flex-col text-note text-ink-2">
            {texts.reason}
            <input name="reason" maxLength={1000} autoComplete="off" className="tap rounded-lg bg-cell px-3 text-note text-ink" />
          </label>
          <StepButton step="apply" kind="primary" pending={pending} text={texts.apply} pendingText={texts.applying} />
        </>
      )}
    </div>
  )
}

/** Excel in Chinese saves tables in GB18030, unless it is told to use UTF-8. */
function decode(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}
