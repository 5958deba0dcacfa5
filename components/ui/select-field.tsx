type Option = { value: string; text: string }
type Props = { name: string; label: string; value?: string; options: Option[]; all: string; className?: string }

/** One of many in a filter, or all. */
export function SelectField({ name, label, value = '', options, all, className = 'max-w-full bg-cell' }: Props) {
  return (
    <label className="flex min-w-0 flex-col text-caption text-ink-2">
      {label}
      <select name={name} defaultValue={value} className={`tap min-w-0 rounded-lg px-2 text-note text-ink ${className}`}>
        <option value="">{all}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
    </label>
  )
}
