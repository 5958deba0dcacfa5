import { Choices } from '@/components/ui/choices'
import { LinkButton } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import type { FormAction } from '@/components/ui/form-state'
import { Screen } from '@/components/ui/screen'
import type { TransferTerms } from '@/lib/funding/wallet/schemas'
import type { Translate } from '@/lib/i18n'
import { formatFen } from '@/lib/kernel/money'
import { MoneyForm } from './money-form'
import { rateText } from './rate-text'

type Props = { kind: 'TOP_UP' | 'WITHDRAW'; terms: TransferTerms; action: FormAction; t: Translate }

/** 充值 or 提现: which card, how much, the password. */
export function TransferPage({ kind, terms, action, t }: Props) {
  const title = t(kind === 'TOP_UP' ? 'wallet.topUp' : 'wallet.withdraw')
  const { cards, paymentFen, dayLeftFen, balanceFen, freeFen, feePpm, feeMinFen } = terms
  const notes = [
    ...(kind === 'WITHDRAW' ? [t('wallet.withdrawable', { amount: formatFen(balanceFen) })] : []),
    t('wallet.limits', { payment: formatFen(paymentFen), day: formatFen(dayLeftFen) }),
    ...(feePpm > 0n ? [t('wallet.feeTerms', { free: formatFen(freeFen), rate: rateText(feePpm), min: formatFen(feeMinFen) })] : []),
  ]
  const hint = notes.map((note) => <span key={note} className="block">{note}</span>)
  return (
    <Screen title={title} back={{ href: '/wallet/balance', label: t('me.back', { title: t('wallet.balance') }) }}>
      {cards.length === 0 ? (
        <Empty icon="card" title={t('wallet.noCard')} note={t('wallet.noCardNote')}>
          <LinkButton href="/cards/add" kind="primary">
            {t('wallet.addCard')}
          </LinkButton>
        </Empty>
      ) : (
        <MoneyForm action={action} title={title} hint={hint} t={t} withPassword>
          <Choices legend={t(kind === 'TOP_UP' ? 'wallet.fromCard' : 'wallet.toCard')} name="cardId" choices={cards.map(({ id, bankName, last4 }) => ({ value: id, title: t('wallet.cardName', { bank: bankName, last4 }) }))} />
        </MoneyForm>
      )}
    </Screen>
  )
}
