import { momentText } from '@/components/ui/dates'
import type { FormAction } from '@/components/ui/form-state'
import { Notice } from '@/components/ui/notice'
import { OneButton } from '@/components/wallet/one-button'
import type { Locale, Translate } from '@/lib/i18n'
import type { LetterDto } from '@/lib/invoices/red/schemas'

export type LetterActions = { confirm: FormAction; deny: FormAction; withdraw: FormAction }
type Props = { letters: LetterDto[]; invoiceId: string; actions: LetterActions; locale: Locale; t: Translate }

const TONES = { '01': 'plain', '02': 'warn', '03': 'warn', '04': 'good', '05': 'plain', '06': 'plain', '07': 'plain', '08': 'plain', '09': 'plain' } as const

/** 红字信息确认单 of this invoice, and what its buyer can do about it. */
export function LetterList({ letters, invoiceId, actions, locale, t }: Props) {
  return letters
    .filter((letter) => letter.invoiceId === invoiceId)
    .map(({ id, state, initiator, expiresAt, isForRefund, redState }) => (
      <section key={id} aria-label={t('invoices.letterTitle')}>
        <Notice tone={TONES[state]} title={t('invoices.letterTitle')}>
          <p>{redState === 'ISSUED' ? t('invoices.letterDone') : t(`invoices.letter${state}`, { at: expiresAt ? momentText(locale, expiresAt) : '' })}</p>
          {isForRefund && state === '02' && <p className="mt-1">{t('invoices.denyKeeps')}</p>}
          {isForRefund && state === '04' && redState !== 'ISSUED' && <p className="mt-1">{t('invoices.forRefund')}</p>}
        </Notice>
        {state === '02' && (
          <>
            <OneButton action={actions.confirm} fields={{ letterId: id, invoiceId }} text={t('invoices.confirm')} pendingText={t('invoices.confirming')} kind="primary" />
            <OneButton action={actions.deny} fields={{ letterId: id, invoiceId }} text={t('invoices.deny')} pendingText={t('invoices.denying')} />
          </>
        )}
        {(state === '03' || (redState === 'REFUSED' && initiator === 'BUYER' && (state === '01' || state === '04'))) && <OneButton action={actions.withdraw} fields={{ letterId: id, invoiceId }} text={t('invoices.withdraw')} pendingText={t('invoices.withdrawing')} />}
      </section>
    ))
}
