'use client'
import { useState } from 'react'
import { buttonClass } from '@/components/ui/button'
import { newKey, type FormAction } from '@/components/ui/form-state'
import { Sheet } from '@/components/ui/sheet'
import type { ConfirmTexts, Exits, Order } from './confirm-texts'
import { PasswordStep } from './password-step'

type Props = { order: Order; texts: ConfirmTexts; exits: Exits; confirm: FormAction; onClose: () => void }

/** Two steps: what is paid to whom and from what, then the payment password. */
export default function ConfirmSheet({ order, texts, exits, confirm, onClose }: Props) {
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  // One key for this order, however often it is tried.
  const [idempotencyKey] = useState(newKey)
  return (
    <Sheet label={texts.title} title={asking ? texts.passwordTitle : texts.title} closeLabel={texts.close} onClose={onClose} busy={busy}>
      <div className="px-6 pt-2 pb-5 text-center">
        <p>{order.payee}</p>
        <p className="mt-1 text-figure font-semibold tabular-nums">{order.amount}</p>
      </div>
      {asking ? (
        <PasswordStep paymentId={order.paymentId} idempotencyKey={idempotencyKey} texts={texts} exits={exits} confirm={confirm} onBusy={setBusy} />
      ) : (
        <div className="px-6 pb-8">
          <dl className="flex flex-col gap-2.5 border-t-[0.5px] border-line pt-4 text-note">
            {order.facts.map(({ label, value }) => (
              <div key={label} className="flex justify-between gap-4">
                <dt className="shrink-0 text-ink-2">{label}</dt>
                <dd className="min-w-0 text-right">{value}</dd>
              </div>
            ))}
          </dl>
          {order.shortage && (
            <p role="alert" className="mt-3 text-note text-danger">
              {order.shortage}
            </p>
          )}
          <button type="button" disabled={order.shortage !== null} onClick={() => setAsking(true)} className={`${buttonClass('primary')} mt-6 w-full disabled:cursor-default disabled:opacity-50`}>
            {texts.payNow}
          </button>
        </div>
      )}
    </Sheet>
  )
}
