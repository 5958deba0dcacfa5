import type { Translate } from '@/lib/i18n'
import { formatFen } from '@/lib/kernel/money'
import type { PaymentDto } from '@/lib/payments/schemas'

type Intent = PaymentDto['intent']
type Props = { dueFen: bigint; chosen: Intent; t: Translate }

/** 缴清, 缴部分 or 预存 (rule P6). */
export function IntentChoices({ dueFen, chosen, t }: Props) {
  const none = dueFen === 0n
  const choices: { intent: Intent; title: string; note: string; off: boolean }[] = [
    { intent: 'FULL', title: t('payment.full'), note: none ? t('payment.fullNone') : t('payment.fullNote', { amount: formatFen(dueFen) }), off: none },
    { intent: 'PART', title: t('payment.part'), note: none ? t('payment.fullNone') : t('payment.partNote'), off: none },
    { intent: 'PREPAY', title: t('payment.prepay'), note: none ? t('payment.prepayOnly') : t('payment.prepayNote'), off: false },
  ]
  return (
    <fieldset className="mt-2">
      <legend className="px-4 pt-2 pb-2 text-note text-ink-2">{t('payment.kind')}</legend>
      <div className="rows bg-cell">
        {choices.map(({ intent, title, note, off }) => (
          <label key={intent} className={`flex min-h-[max(56px,var(--tap))] items-center gap-3 px-4 py-3 ${off ? 'opacity-60' : 'cursor-pointer active:bg-pressed'}`}>
            <span className="min-w-0 grow">
              <span className="block">{title}</span>
              <span id={`note-${intent}`} className="block text-note text-ink-2">
                {note}
              </span>
            </span>
            <input type="radio" name="intent" value={intent} defaultChecked={intent === chosen} disabled={off} aria-label={title} aria-describedby={`note-${intent}`} className="size-6 shrink-0 accent-brand-fill" />
          </label>
        ))}
      </div>
    </fieldset>
  )
}
