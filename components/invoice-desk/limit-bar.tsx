/** Drawn on one scale for all, up to twice the limit, so that bars can be compared; what they stand for is written beside them. */
export const SCALE_LIMITS = 2n
const FULL = 1_000n

/** `paidFen` against `limitFen`: its line stands in the middle. */
export function LimitBar({ paidFen, limitFen }: { paidFen: bigint; limitFen: bigint }) {
  const whole = limitFen * SCALE_LIMITS
  const width = paidFen >= whole ? FULL : (paidFen * FULL) / whole
  return (
    <svg aria-hidden="true" viewBox="0 0 1000 16" preserveAspectRatio="none" className="block h-4 w-full overflow-visible">
      <path d="M0 3h1000v10H0z" className="fill-secondary" />
      <path d={`M0 3h${width}v10H0z`} className={paidFen > limitFen ? 'fill-warn' : 'fill-brand'} />
      <path d="M500 0v16" vectorEffect="non-scaling-stroke" className="stroke-ink [stroke-width:2]" />
    </svg>
  )
}
