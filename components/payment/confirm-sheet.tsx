'use client'
import { useState } from 'react'
import { SourceList } from '@/components/funding/source-list'
import type { SourceOption } from '@/components/funding/source-options'
import { newKey, type FormAction } from '@/components/ui/form-state'
import { Sheet } from '@/components/ui/sheet'
import { AgreeStep } from './agree-step'
import type { ConfirmTexts, Exits, Order } from './confirm-texts'
import { PasswordStep } from './password-step'

type Props = { order: Order; texts: ConfirmTexts; exits: Exits; confirm: FormAction; probe: FormAction; onClose: () => void }
type Step = 'AGREE' | 'CHOOSE' | 'PASSWORD'

/** What is paid to whom and from what, which can be changed; then the payment password. */
export default function ConfirmSheet({ order, texts, exits, confirm, probe, onClose }: Props) {
  const [step, setStep] = useState<Step>('AGREE')
  const [busy, setBusy] = useState(false)
  const [chosen, setChosen] = useState(order.first)
  // One key for this order and source, however often it is tried.
  const [idempotencyKey, setKey] = useState(newKey)
  const option = order.options.find(({ id }) => id === chosen) ?? null
  const choose = (id: string) => {
    setChosen(id)
    setKey(newKey())
    setStep('AGREE')
  }
  const title = { AGREE: texts.title, CHOOSE: texts.choose, PASSWORD: texts.passwordTitle }[step]
  return (
    <Sheet label={texts.title} title={title} closeLabel={step === 'CHOOSE' ? texts.back : texts.close} onClose={step === 'CHOOSE' ? () => setStep('AGREE') : onClose} busy={busy}>
      {step !== 'CHOOSE' && <Head payee={order.payee} amount={option?.total ?? order.amount} />}
      {step === 'AGREE' && <AgreeStep order={order} option={option} texts={texts} probe={probe} onChange={() => setStep('CHOOSE')} onAgree={() => setStep('PASSWORD')} />}
      {step === 'CHOOSE' && <SourceList options={order.options} chosen={chosen} path={order.path} texts={texts} onChoose={choose} />}
      {step === 'PASSWORD' && option && <PasswordStep fields={fieldsOf(order, option, idempotencyKey)} needsPassword={order.needsPassword} texts={texts} exits={exits} confirm={confirm} onBusy={setBusy} onChange={() => setStep('CHOOSE')} />}
    </Sheet>
  )
}

const fieldsOf = ({ fields }: Order, { id: instrument, feeFen }: SourceOption, idempotencyKey: string) => ({ ...fields, idempotencyKey, instrument, feeFen })

function Head({ payee, amount }: { payee: string; amount: string }) {
  return (
    <div className="px-6 pt-2 pb-5 text-center">
      <p>{payee}</p>
      <p className="mt-1 text-figure font-semibold tabular-nums">{amount}</p>
    </div>
  )
}
