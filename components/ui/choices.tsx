type Choice = { value: string; title: string; note?: string }
type Props = { legend: string; name: string; choices: Choice[]; chosen?: string }

/** One of a few, as rows with a round mark. */
export function Choices({ legend, name, choices, chosen = choices[0]?.value }: Props) {
  return (
    <fieldset className="mt-2 min-w-0">
      <legend className="px-4 pt-2 pb-2 text-note text-ink-2">{legend}</legend>
      <div className="rows bg-cell">
        {choices.map(({ value, title, note }) => (
          <label key={value} className="flex min-h-[max(56px,var(--tap))] cursor-pointer items-center gap-3 px-4 py-3 active:bg-pressed">
            <span className="min-w-0 grow break-words">
              <span className="block">{title}</span>
              {note && <span className="block text-note text-ink-2">{note}</span>}
            </span>
            <input type="radio" name={name} value={value} defaultChecked={value === chosen} className="size-6 shrink-0 accent-brand-fill" />
          </label>
        ))}
      </div>
    </fieldset>
  )
}
