'use client'
import type { SourceOption } from '@/components/funding/source-options'
import { buttonClass } from '@/components/ui/button'
import type { FormAction } from '@/components/ui/form-state'
import type { ConfirmTexts, Order } from './confirm-texts'
import { ProbeOffer } from './probe-offer'

type Props = { order: Order; option: SourceOption | null; texts: ConfirmTexts; probe: FormAction; onChange: () => void; onAgree: () => void }

/** What is agreed to, with the fee as a line of its own (rule P3), and from which source. */
export function AgreeStep({ order, option, texts, probe, onChange, onAgree }: Props) {
  return (
    <div className="px-6 pb-8">
      {order.failed && (
        <p role="alert" className="mb-4 rounded-lg bg-warn-soft p-3 text-note text-warn">
          {order.failed}
        </p>
      )}
      <dl className="flex flex-col gap-2.5 border-t-[0.5px] border-line pt-4 text-note">
        {order.facts.map(({ label, value }) => (
          <Row key={label} label={label} value={value} />
        ))}
        {option?.fee && <Row label={texts.fee} value={option.fee} />}
        {option?.fee && <Row label={texts.total} value={option.total} />}
      </dl>
      {option?.fee && order.feeNote && <p className="pt-2 text-caption text-ink-2">{order.feeNote}</p>}
      <button type="button" onClick={onChange} aria-label={`${texts.source} ${option?.name ?? ''} ${texts.change}`} className="tap mt-4 block w-full rounded-lg border border-line px-4 py-3 text-left text-note active:bg-pressed">
        <span className="flex justify-between gap-3">
          <span className="shrink-0 text-ink-2">{texts.source}</span>
          <span className="min-w-0 grow text-right break-words">{option?.name ?? '—'}</span>
          <span className="shrink-0 text-link">{texts.change}</span>
        </span>
        {option && <span className="mt-1 block text-caption text-ink-2">{option.notes.join(' · ')}</span>}
        {option?.reason && <span className="block text-caption text-brand-ink">{`${texts.recommended} · ${option.reason}`}</span>}
      </button>
      {option?.fee && order.probe && <ProbeOffer offer={order.probe} action={probe} />}
      {!option && (
        <p role="alert" className="mt-3 text-note text-danger">
          {texts.none}
        </p>
      )}
      <button type="button" disabled={option === null} onClick={onAgree} className={`${buttonClass('primary')} mt-6 w-full disabled:cursor-default disabled:opacity-50`}>
        {order.needsPassword ? texts.payNow : texts.payWithout}
      </button>
    </div>
  )
}

function Row({ label, value }: { label: string; value: string }) {
  return (
    <div className="flex justify-between gap-4">
      <dt className="shrink-0 text-ink-2">{label}</dt>
      <dd className="min-w-0 text-right">{value}</dd>
    </div>
  )
}
