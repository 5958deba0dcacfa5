import { Steps } from '@/components/ui/steps'
import type { Translate } from '@/lib/i18n'

export function BindSteps({ at, t }: { at: 0 | 1 | 2; t: Translate }) {
  return <Steps label={t('bind.steps')} steps={[t('bind.stepNumber'), t('bind.stepVerify'), t('bind.stepAlias')]} at={at} />
}
