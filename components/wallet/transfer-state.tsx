import { Tag, type Tone } from '@/components/ui/tag'
import type { TransferDto, TransferState } from '@/lib/funding/wallet/schemas'
import type { Translate } from '@/lib/i18n'

const TONES: Record<TransferState, Tone> = { REQUESTED: 'warn', UNKNOWN: 'warn', DONE: 'good', REFUSED: 'bad' }

export function TransferStateTag({ state, t }: { state: TransferState; t: Translate }) {
  return <Tag tone={TONES[state]}>{t(`wallet.${state}`)}</Tag>
}

/** A card by its bank and last four. */
export function cardOf({ bankName, last4 }: Pick<TransferDto, 'bankName' | 'last4'>, t: Translate): string | null {
  return bankName && last4 ? t('wallet.cardName', { bank: bankName, last4 }) : null
}
