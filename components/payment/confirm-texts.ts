import type { SourceOption } from '@/components/funding/source-options'
import type { Translate } from '@/lib/i18n'

/** Everything the confirm sheet says, ready to show. */
export type ConfirmTexts = {
  title: string
  close: string
  back: string
  open: string
  payNow: string
  payWithout: string
  passwordTitle: string
  paying: string
  source: string
  change: string
  choose: string
  recommended: string
  addCard: string
  none: string
  fee: string
  total: string
  pad: { label: string; filled: string; keys: string; erase: string }
}

/** Where a refusal leads to, by its code. */
export type Exits = Partial<Record<string, { href: string; text: string }>>

/**
 * `path`: its address below /payments. `fields`: what says to the action which order it is. `first`: the source to begin with, null when none can pay. `failed`: what
 * became of the one tried before. `needsPassword`: false when the one typed for that try still counts.
 */
export type Order = { path: string; fields: Record<string, string>; payee: string; amount: string; facts: { label: string; value: string }[]; options: SourceOption[]; first: string | null; feeNote: string | null; failed: string | null; needsPassword: boolean; probe: Probe | null }

/** The offer to try the channel with one yuan first (rule P4). */
export type Probe = { paymentId: string; title: string; text: string; button: string; pending: string }

export function confirmTexts({ options }: Order, t: Translate): ConfirmTexts {
  const own = options.find(({ id }) => id === 'BALANCE')
  const none = own?.problem ? `${own.name}${own.problem}；${t('funding.none')}` : t('funding.none')
  const pad = { label: t('payment.passwordLabel'), filled: t('payment.filled'), keys: t('payment.keys'), erase: t('payment.erase') }
  const choosing = { back: t('funding.back'), payWithout: t('funding.payWithout'), source: t('funding.method'), change: t('funding.change'), choose: t('funding.choose'), recommended: t('funding.recommended'), addCard: t('funding.addCard'), none, fee: t('funding.fee'), total: t('funding.totalWithFee') }
  return { ...choosing, title: t('payment.confirmTitle'), close: t('common.close'), open: t('payment.open'), payNow: t('payment.payNow'), passwordTitle: t('payment.passwordTitle'), paying: t('payment.paying'), pad }
}
