import { Tag, type Tone } from '@/components/ui/tag'
import type { Translate } from '@/lib/i18n'
import type { SettlementDto, SettlementState } from '@/lib/recon/schemas'

const TONES: Record<SettlementState, Tone> = { CARRIED: 'plain', REQUESTED: 'warn', UNKNOWN: 'warn', REFUSED: 'bad', DONE: 'good' }

export function SettlementStateTag({ state, t }: { state: SettlementState; t: Translate }) {
  return <Tag tone={TONES[state]}>{t(`recon.${state}`)}</Tag>
}

const REASONS = ['MERCHANT_UNKNOWN', 'CUSTODIAN_NOT_ENOUGH', 'PARAM_ERROR'] as const

/** What the state means for whoever reads the note; of a refusal its reason. */
export function stateText({ state, code }: Pick<SettlementDto, 'state' | 'code'>, t: Translate): string {
  const known = REASONS.find((reason) => reason === code)
  return t(`recon.says${state}`, { reason: known ? t(`recon.${known}`) : t('recon.otherReason', { code: code ?? '' }) })
}
