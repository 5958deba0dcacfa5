import { Cell, CellGroup } from '@/components/ui/cells'
import { Icon } from '@/components/ui/icon'
import { Tag, type Tone } from '@/components/ui/tag'
import type { FamilyCardDto, FamilyState } from '@/lib/funding/family/schemas'
import type { Translate } from '@/lib/i18n'
import { formatFen } from '@/lib/kernel/money'

const TONES: Record<FamilyState, Tone> = { OFFERED: 'warn', ACTIVE: 'good', PAUSED: 'plain', ENDED: 'plain' }

export function FamilyStateTag({ state, t }: { state: FamilyState; t: Translate }) {
  return <Tag tone={TONES[state]}>{t(`wallet.${state}`)}</Tag>
}

/** Cards by what the other one is called. */
export function FamilyList({ title, cards, t }: { title: string; cards: FamilyCardDto[]; t: Translate }) {
  if (cards.length === 0) return null
  return (
    <CellGroup title={title}>
      {cards.map(({ id, mine, giver, receiver, leftFen, state }) => (
        <Cell
          key={id}
          href={`/wallet/family/${id}`}
          icon={<Icon name="people" className="size-6 shrink-0 text-brand" />}
          title={mine === 'GIVEN' ? t('wallet.forWhom', { name: receiver }) : t('wallet.fromWhom', { name: giver })}
          note={state === 'ENDED' ? undefined : `${t('wallet.left')} ${formatFen(leftFen)}`}
          valueNote={<FamilyStateTag state={state} t={t} />}
        />
      ))}
    </CellGroup>
  )
}
