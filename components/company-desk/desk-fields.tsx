import type { ComponentProps } from 'react'

type InputProps = Pick<ComponentProps<'input'>, 'type' | 'inputMode' | 'placeholder' | 'maxLength' | 'pattern'> & { name: string; label: string; value?: string | number; hint?: string; wide?: boolean; mono?: boolean }

/** One line with its name above, for the desk's dense forms. */
export function DeskInput({ name, label, value, hint, wide, mono, type = 'text', ...input }: InputProps) {
  return (
    <label className={`flex min-w-0 flex-col text-caption text-ink-2 ${wide ? 'sm:col-span-2' : ''}`}>
      {label}
      <input {...input} type={type} name={name} defaultValue={value} autoComplete="off" aria-describedby="change-problem" className={`tap w-full min-w-0 rounded-lg bg-ground px-3 text-note text-ink ${mono ? 'font-mono' : ''}`} />
      {hint && <span>{hint}</span>}
    </label>
  )
}

type SelectProps = { name: string; label: string; value?: string; options: readonly (readonly [value: string, text: string])[] }

export function DeskSelect({ name, label, value, options }: SelectProps) {
  return (
    <label className="flex min-w-0 flex-col text-caption text-ink-2">
      {label}
      <select name={name} defaultValue={value} aria-describedby="change-problem" className="tap min-w-0 rounded-lg bg-ground px-2 text-note text-ink">
        {options.map(([one, text]) => (
          <option key={one} value={one}>
            {text}
          </option>
        ))}
      </select>
    </label>
  )
}

/** A group of them under its name. */
export function DeskGroup({ legend, children, note }: { legend: string; children: React.ReactNode; note?: string }) {
  return (
    <fieldset className="min-w-0 rounded-xl bg-cell p-4">
      <legend className="float-left mb-3 w-full text-note font-medium">{legend}</legend>
      <div className="clear-both grid gap-3 sm:grid-cols-2 lg:grid-cols-4">{children}</div>
      {note && <p className="mt-2 text-caption text-ink-2">{note}</p>}
    </fieldset>
  )
}
