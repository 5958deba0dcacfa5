import { ActionForm } from '@/components/ui/action-form'
import { FormProblem } from '@/components/ui/form-problem'
import type { FormAction } from '@/components/ui/form-state'
import { SubmitButton } from '@/components/ui/submit-button'
import type { Translate } from '@/lib/i18n'
import type { DeskMove } from './letter-moves'

export type LetterActions = Record<DeskMove, FormAction>

const TEXTS = { confirm: ['agree', 'agreeing'], deny: ['disagree', 'disagreeing'], withdraw: ['withdraw', 'withdrawing'] } as const satisfies Record<DeskMove, readonly [string, string]>

/** `invoiceId`: whose page shows what came of it. */
type Props = { moves: readonly DeskMove[]; letterId: string; invoiceId: string; actions: LetterActions; t: Translate }

/** What the seller's side may say, side by side. */
export function LetterButtons({ moves, letterId, invoiceId, actions, t }: Props) {
  if (moves.length === 0) return null
  return (
    <div className="flex items-start gap-3">
      {moves.map((move) => {
        const [text, pending] = TEXTS[move]
        return (
          <ActionForm key={move} action={actions[move]} label={t(`invoiceDesk.${text}`)} className="min-w-0 flex-1">
            <input type="hidden" name="letterId" value={letterId} />
            <input type="hidden" name="invoiceId" value={invoiceId} />
            <SubmitButton kind={move === 'confirm' ? 'primary' : 'default'} size="small" pendingText={t(`invoiceDesk.${pending}`)}>
              {t(`invoiceDesk.${text}`)}
            </SubmitButton>
            <FormProblem />
          </ActionForm>
        )
      })}
    </div>
  )
}
