import type { ReactNode } from 'react'
import { stepName } from '@/components/payment/step-name'
import { yuan, type PanelStep, type PanelTexts } from './panel-data'

type Props = { step: PanelStep; amount: string; texts: PanelTexts }

/** In words first; what the program calls it is small and grey beside it. */
export function PathStep({ step, amount, texts }: Props) {
  if (step.kind === 'STATE') {
    const { from, to, reason } = step
    return (
      <>
        <p>{texts[stepName(from, to)]?.replace('{amount}', amount)}</p>
        <Raw>
          {from} → {to} · {reason}
        </Raw>
      </>
    )
  }
  if (step.kind === 'JOURNAL') {
    return (
      <ul>
        {step.postings.map(({ account, amountFen }) => (
          <li key={account}>
            <p className="flex justify-between gap-2">
              <span>{texts[account.split(':')[0] ?? account] ?? account}</span>
              <span className="tabular-nums">{yuan(amountFen)}</span>
            </p>
            <Raw>{account}</Raw>
          </li>
        ))}
      </ul>
    )
  }
  const { party, operation, outcome, request, response } = step
  // A payment can be CLOSED too, and is called otherwise then.
  return (
    <details>
      <summary className="min-h-6 cursor-pointer">
        {texts[operation] ?? operation} · {texts[outcome === 'CLOSED' ? 'shut' : outcome] ?? outcome}{' '}
        <Raw>
          {party} · {operation}
        </Raw>
      </summary>
      <RawMessage label={texts.request} text={request} />
      <RawMessage label={texts.response} text={response ?? texts.noResponse ?? ''} />
    </details>
  )
}

const Raw = ({ children }: { children: ReactNode }) => <span className="block font-mono text-caption break-all text-ink-2">{children}</span>

function RawMessage({ label, text }: { label: string | undefined; text: string }) {
  return (
    <div className="mt-1">
      <p className="text-caption text-ink-2">{label}</p>
      <pre role="group" tabIndex={0} aria-label={label} className="max-h-40 overflow-auto rounded bg-secondary p-2 text-caption break-all whitespace-pre-wrap">
        {text}
      </pre>
    </div>
  )
}
