import { Amount } from '@/components/ui/amount'
import { Icon, type IconName } from '@/components/ui/icon'
import { Spinner } from '@/components/ui/spinner'
import type { Translate } from '@/lib/i18n'
import { sumFen } from '@/lib/kernel/money'
import type { LegDto } from '@/lib/payments/merged/schemas'

const PAST = ['SUCCEEDED', 'FAILED', 'CLOSED', 'CREATED']

/** How far all of it is, in one picture and one sentence; read out when it changes. */
export function MergedHead({ legs, t }: { legs: LegDto[]; t: Translate }) {
  const count = (state: string) => legs.filter((leg) => leg.state === state).length
  const [paid, failed, closed] = [count('SUCCEEDED'), count('FAILED'), count('CLOSED')]
  const isOver = legs.every(({ state }) => PAST.includes(state))
  // In the end only what was paid counts.
  const shown = isOver && paid > 0 ? legs.filter(({ state }) => state === 'SUCCEEDED') : legs
  const title = isOver ? overTitle({ paid, failed: failed + closed, closed }, legs.length, t) : t('merged.under', { paid, count: legs.length })
  const look = paid === legs.length ? LOOKS.good : paid > 0 ? LOOKS.part : LOOKS.none
  return (
    <section aria-label={t('merged.resultTitle')} className="bg-cell px-6 pt-8 pb-6 text-center">
      {isOver ? (
        <span className={`mx-auto flex size-16 items-center justify-center rounded-full ${look.colour}`}>
          <Icon name={look.icon} className="size-10" />
        </span>
      ) : (
        <Spinner className="mx-auto size-16 text-brand" />
      )}
      <div role="status">
        <p className="mt-4 text-title font-semibold">{title}</p>
        {!isOver && <p className="mt-1 text-note text-ink-2">{t('merged.underText')}</p>}
        {failed > 0 && <p className="mt-1 text-note text-ink-2">{t('merged.failedText')}</p>}
      </div>
      <p className="mt-4">
        <Amount fen={sumFen(shown.map(({ amountFen }) => amountFen))} />
      </p>
    </section>
  )
}

const LOOKS: Record<'good' | 'part' | 'none', { icon: IconName; colour: string }> = {
  good: { icon: 'check', colour: 'bg-brand-fill text-white' },
  part: { icon: 'alert', colour: 'bg-secondary text-ink-2' },
  none: { icon: 'close', colour: 'bg-danger-fill text-white' },
}

function overTitle({ paid, failed, closed }: { paid: number; failed: number; closed: number }, count: number, t: Translate): string {
  if (paid === count) return t('merged.allPaid')
  if (closed === count) return t('merged.closed')
  return paid > 0 ? t('merged.somePaid', { paid, failed: count - paid }) : failed === count ? t('merged.allFailed') : t('merged.somePaid', { paid, failed })
}
