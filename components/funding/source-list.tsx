'use client'
import type { SourceOption } from './source-options'

/** `path`: the order's address below /payments. */
type Props = { options: SourceOption[]; chosen: string | null; path: string; texts: { choose: string; recommended: string; addCard: string }; onChoose: (id: string) => void }

/** Every source with its fee, arrival and what is left of it; one that cannot pay says why (rule P5). */
export function SourceList({ options, chosen, path, texts, onChoose }: Props) {
  return (
    <div className="px-2 pb-6">
      <fieldset>
        <legend className="sr-only">{texts.choose}</legend>
        {options.map(({ id, name, notes, reason, problem }) => (
          <label key={id} className={`tap flex items-start gap-3 rounded-lg px-4 py-3 ${problem ? 'text-ink-2' : 'cursor-pointer active:bg-pressed'}`}>
            <input type="radio" name="instrument" value={id} checked={id === chosen} disabled={problem !== null} onChange={() => onChoose(id)} onClick={() => id === chosen && onChoose(id)} className="mt-0.5 size-5 shrink-0 accent-brand-fill" />
            <span className="min-w-0 grow">
              <span className="block break-words">
                {name}
                {reason && <span className="ml-2 inline-block rounded-[4px] bg-brand-soft px-1.5 py-px text-caption text-brand-ink">{texts.recommended}</span>}
              </span>
              <span className="block text-note text-ink-2">{notes.join(' · ')}</span>
              {reason && <span className="block text-note text-brand-ink">{reason}</span>}
              {problem && <span className="block text-note text-danger">{problem}</span>}
            </span>
          </label>
        ))}
      </fieldset>
      <a href={`/cards/add?payment=${encodeURIComponent(path)}`} data-soft className="tap mx-4 flex items-center text-link">
        {texts.addCard}
      </a>
    </div>
  )
}
