import type { OperationText } from '@/lib/edge/worlds-api/openapi'

type Props = { operation: OperationText; texts: { takes: string; gives: string; refuses: string; optional: string } }

/** One operation of the API, with its fields and what it may refuse. */
export function OperationCard({ operation: { id, method, path, summary, takes, gives, refuses }, texts }: Props) {
  return (
    <section aria-labelledby={id} className="rounded-xl bg-cell p-4 text-note">
      <h2 id={id} className="font-mono break-all">
        <span className="font-semibold">{method}</span> {path}
      </h2>
      <p className="mt-1 text-ink-2">{summary}</p>
      {takes.length > 0 && <Fields title={texts.takes} fields={takes} optional={texts.optional} />}
      {gives.length > 0 && <Fields title={texts.gives} fields={gives} optional={texts.optional} />}
      {refuses.length > 0 && (
        <p className="mt-2 text-caption text-ink-2">
          {texts.refuses}: <span className="font-mono">{refuses.join(', ')}</span>
        </p>
      )}
    </section>
  )
}

function Fields({ title, fields, optional }: { title: string; fields: OperationText['takes']; optional: string }) {
  return (
    <>
      <h3 className="mt-3 text-caption text-ink-2">{title}</h3>
      <ul className="flex flex-col gap-1">
        {fields.map(({ name, type, required, note }) => (
          <li key={name} className="break-words">
            <code>{name}</code> <span className="text-ink-2">{[type, !required && optional, note].filter(Boolean).join(' · ')}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
