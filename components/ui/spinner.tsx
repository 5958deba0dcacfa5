export function Spinner({ className = 'size-5' }: { className?: string }) {
  return (
    <svg data-icon aria-hidden="true" viewBox="0 0 24 24" className={`animate-spin ${className}`} fill="none" stroke="currentColor" strokeWidth="2.5" strokeLinecap="round">
      <circle cx="12" cy="12" r="9" opacity="0.25" />
      <path d="M21 12a9 9 0 0 0-9-9" />
    </svg>
  )
}
