import { formatFen } from '@/lib/kernel/money'

/** A large sum of money: a small ¥ before large figures. */
export function Amount({ fen, className = '' }: { fen: bigint; className?: string }) {
  const text = formatFen(fen)
  const split = text.indexOf('¥') + 1
  return (
    <span className={`text-figure font-semibold tabular-nums ${className}`}>
      <span className="mr-0.5 align-[0.15em] text-[0.6em]">{text.slice(0, split)}</span>
      {text.slice(split)}
    </span>
  )
}
