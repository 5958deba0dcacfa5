import { PanelCard } from './panel-card'
import { worldTime, yuan, type PanelData, type PanelTexts } from './panel-data'
import { PathStep } from './path-step'

type Props = { path: PanelData['path'] | undefined; texts: PanelTexts }

/** `path` is undefined until the world has been read. */
export function PathSection({ path, texts }: Props) {
  return (
    <PanelCard id="panel-path" title={texts.path} note={path && `${path.billKey} · ¥${yuan(path.amountFen)} · ${texts[path.state] ?? path.state}`}>
      {!path && <p className="text-ink-2">{path === null ? texts.pathEmpty : texts.reading}</p>}
      <ol aria-labelledby="panel-path" className="flex flex-col gap-1.5">
        {path?.steps.map((step, n) => (
          <li key={n} className="rounded-lg bg-raised px-3 py-2">
            <p className="flex justify-between gap-2 text-caption text-ink-2">
              <span>{step.kind === 'JOURNAL' ? `${texts.JOURNAL} · ${texts[step.name] ?? step.name}` : texts[step.kind]}</span>
              <time dateTime={step.at}>{worldTime(step.at)}</time>
            </p>
            <PathStep step={step} amount={`¥${yuan(path.amountFen)}`} texts={texts} />
          </li>
        ))}
      </ol>
    </PanelCard>
  )
}
