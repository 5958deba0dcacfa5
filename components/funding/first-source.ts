import type { Choices } from '@/lib/funding/schemas'
import type { Translate } from '@/lib/i18n'
import { formatFen } from '@/lib/kernel/money'

type Tried = { fundingCode: string | null; instrumentId: string | null }

/** The source to begin with: not one that has just failed, unless nothing else can pay. */
export function firstSource({ choices, first }: Choices, tried: readonly Tried[]): string | null {
  const failed = tried.filter(({ fundingCode }) => fundingCode !== null).map(({ instrumentId }) => instrumentId)
  if (!failed.includes(first)) return first
  return choices.find(({ id, problem }) => problem === null && !failed.includes(id))?.id ?? first
}

/** Why there is a fee, as long as nothing has proved that there is none (rule P3). */
export function feeNote({ choices, channels }: Choices, t: Translate): string | null {
  const legacy = channels.filter(({ channel }) => channel === 'LEGACY_UNIONPAY')
  if (legacy.length > 0) return t(legacy.some(({ isProven }) => isProven) ? 'funding.provenLEGACY_UNIONPAY' : 'funding.feeExplained')
  const most = choices.reduce((fee, { feeFen }) => (feeFen > fee ? feeFen : fee), 0n)
  return most > 0n ? t('funding.feeUnknown', { amount: formatFen(most) }) : null
}
