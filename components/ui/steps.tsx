/** Where one is on a way of a few steps; the words say it, colour only helps. */
export function Steps({ label, steps, at }: { label: string; steps: string[]; at: number }) {
  return (
    <ol aria-label={label} className="flex gap-2 px-4 pt-3 pb-1">
      {steps.map((step, index) => (
        <li key={step} aria-current={index === at ? 'step' : undefined} className="min-w-0 flex-1">
          <span className={`block h-1 rounded-full ${index <= at ? 'bg-brand' : 'bg-secondary'}`} />
          <span className={`mt-1.5 block text-caption ${index === at ? 'font-medium text-brand-ink' : 'text-ink-2'}`}>
            {index + 1}. {step}
          </span>
        </li>
      ))}
    </ol>
  )
}
