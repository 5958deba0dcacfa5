import { Tag, type Tone } from '@/components/ui/tag'
import type { Verdict } from '@/lib/certification/engine'
import type { RunState } from '@/lib/certification/runs'
import type { Translate } from '@/lib/i18n'

const TONES: Record<Verdict, Tone> = { PASSED: 'good', WARNING: 'warn', FAILED: 'bad', SKIPPED: 'plain' }
const STATE_TONES: Record<RunState, Tone> = { WAITING: 'plain', RUNNING: 'warn', DONE: 'plain', INTERRUPTED: 'bad' }

export function VerdictTag({ verdict, t }: { verdict: Verdict; t: Translate }) {
  return <Tag tone={TONES[verdict]}>{t(`certify.${verdict}`)}</Tag>
}

/** What became of a run: its result once it has one, its state until then. */
export function RunTag({ state, failed, t }: { state: RunState; failed: number; t: Translate }) {
  if (state !== 'DONE') return <Tag tone={STATE_TONES[state]}>{t(`certify.${state}`)}</Tag>
  return failed > 0 ? <Tag tone="bad">{t('certify.failedSome', { n: failed })}</Tag> : <Tag tone="good">{t('certify.passedAll')}</Tag>
}
