import { PanelCard } from './panel-card'
import { worldTime, yuan, type PanelData, type PanelStep, type PanelTexts } from './panel-data'

/** `path` is undefined until the world has been read. */
export function PathSection({ path, texts }: { path: PanelData['path'] | undefined; texts: PanelTexts }) {
  return (
    <PanelCard id="panel-path" title={texts.path} note={path && `${path.billKey} · ¥${yuan(path.amountFen)} · ${path.state}`}>
      {!path && <p className="text-ink-2">{path === null ? texts.pathEmpty : texts.reading}</p>}
      <ol aria-labelledby="panel-path" className="flex flex-col gap-1.5">
        {path?.steps.map((step, n) => (
          <li key={n} className="rounded-lg bg-raised px-3 py-2">
            <p className="flex justify-between gap-2 text-caption text-ink-2">
              <span>{texts[step.kind]}</span>
              <time dateTime={step.at}>{worldTime(step.at)}</time>
            </p>
            <StepBody step={step} texts={texts} />
          </li>
        ))}
      </ol>
    </PanelCard>
  )
}

function StepBody({ step, texts }: { step: PanelStep; texts: PanelTexts }) {
  if (step.kind === 'STATE') {
    return (
      <p className="font-mono text-caption">
        {step.from} → {step.to} <span className="text-ink-2">({step.reason})</span>
      </p>
    )
  }
  if (step.kind === 'JOURNAL') {
    return (
      <ul className="font-mono text-caption">
        {step.postings.map((posting) => (
          <li key={posting.account} className="flex justify-between gap-2">
            <span className="break-all">{posting.account}</span>
            <span className="tabular-nums">{yuan(posting.amountFen)}</span>
          </li>
        ))}
      </ul>
    )
  }
  return (
    <details>
      <summary className="min-h-6 cursor-pointer">
        {step.party} · {step.operation} · {texts[step.outcome] ?? step.outcome}
      </summary>
      <RawMessage label={texts.request} text={step.request} />
      <RawMessage label={texts.response} text={step.response ?? texts.noResponse ?? ''} />
    </details>
  )
}

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
