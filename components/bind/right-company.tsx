'use client'
import { useEffect, useEffectEvent, useState } from 'react'
import { ActionForm } from '@/components/ui/action-form'
import { Cell } from '@/components/ui/cells'
import { FormProblem } from '@/components/ui/form-problem'
import { askServer, useFormState, type FormAction, type FormState } from '@/components/ui/form-state'
import { useShellTexts } from '@/components/ui/shell-texts'
import { Spinner } from '@/components/ui/spinner'

/** Why a number is not known, in words, and where it can be bound. */
export type RightCompany = { text: string; hints: { companyCode: string; companyName: string; number: string }[] }
type Texts = Record<'title' | 'looking' | 'start' | 'starting' | 'other', string>
type Props = { find: FormAction; start: FormAction; texts: Texts }

/** What another company may explain. */
const CODES = ['NUMBER_NOT_FOUND', 'NUMBER_LENGTH', 'NUMBER_LETTERS', 'NUMBER_PREFIX', 'NUMBER_CHECK', 'NUMBER_OLD']
/** Most likely a slip, of which nothing is said unless another company has that very number. */
const SLIP = 'NUMBER_CHARSET'

/** Below the form for a number: once it was refused, whose it is instead (rule E1). */
export function RightCompanyFinder(props: Props) {
  const { state, pending, sent } = useFormState()
  const code = state && !state.ok ? state.code : null
  if (pending || !sent || !code || !(CODES.includes(code) || code === SLIP)) return null
  return <Found key={keyOf(sent)} sent={sent} isSlip={code === SLIP} {...props} />
}

const keyOf = (sent: FormData) => [...sent.values()].join(' ')

function Found({ sent, isSlip, find, start, texts }: Props & { sent: FormData; isSlip: boolean }) {
  const { offline } = useShellTexts()
  const [found, setFound] = useState<FormState>(null)
  const look = useEffectEvent(async () => setFound(await askServer(find, sent, offline)))
  useEffect(() => void look(), [])
  const right = found?.ok ? (found.data as RightCompany) : null
  if (isSlip && !right?.hints.length) return null
  return (
    <section aria-label={texts.title} className="mt-4">
      <h2 className="px-4 text-note text-ink-2">{texts.title}</h2>
      <p role="status" className="flex gap-2 px-4 pt-1 pb-2 text-note">
        {!found && <Spinner className="size-5 shrink-0" />}
        {right ? right.text : found && !found.ok ? found.message : texts.looking}
      </p>
      {found && (
        <ul className="rows bg-cell">
          {right?.hints.map((hint) => (
            <li key={`${hint.companyCode} ${hint.number}`}>
              <HintRow hint={hint} start={start} texts={texts} />
            </li>
          ))}
          {!right?.hints.length && (
            <li>
              <Cell href="/water/bind" title={texts.other} />
            </li>
          )}
        </ul>
      )}
    </section>
  )
}

/** One tap binds there. */
function HintRow({ hint: { companyCode, companyName, number }, start, texts }: { hint: RightCompany['hints'][number]; start: FormAction; texts: Texts }) {
  return (
    <ActionForm action={start} label={`${texts.start} ${companyName}`}>
      <input type="hidden" name="companyCode" value={companyCode} />
      <input type="hidden" name="number" value={number} />
      <HintButton name={companyName} number={number} starting={texts.starting} />
      <div className="px-4">
        <FormProblem />
      </div>
    </ActionForm>
  )
}

function HintButton({ name, number, starting }: { name: string; number: string; starting: string }) {
  const { pending } = useFormState()
  return (
    <button type="submit" aria-disabled={pending} className="cell-row w-full cursor-pointer text-left">
      <span className="min-w-0 grow">
        <span className="block">{name}</span>
        <span className="block text-note break-all text-ink-2 tabular-nums">{pending ? starting : number}</span>
      </span>
      {pending && <Spinner className="size-5 shrink-0" />}
    </button>
  )
}
