import { momentText } from '@/components/ui/dates'
import { Facts } from '@/components/ui/facts'
import { NavLink } from '@/components/ui/nav-link'
import type { Locale, Translate } from '@/lib/i18n'
import type { DeskLetterDto } from '@/lib/invoices/desk/schemas'
import { formatFen } from '@/lib/kernel/money'
import { LetterButtons, type LetterActions } from './letter-buttons'
import { movesOf } from './letter-moves'

type Props = { letters: DeskLetterDto[]; all: number; actions: LetterActions; locale: Locale; t: Translate }

/** Buyers' requests that wait for the seller's word. `all`: how many there are. */
export function LetterCards({ letters, all, actions, locale, t }: Props) {
  if (letters.length === 0) return <p className="rounded-xl bg-cell p-4 text-note text-ink-2">{t('invoiceDesk.noLetters')}</p>
  return (
    <>
      <ul aria-label={t('invoiceDesk.letters')} className="grid items-start gap-3 sm:grid-cols-2">
        {letters.map((letter) => (
          <li key={letter.id}>
            <article aria-label={t('invoiceDesk.letterOf', { buyer: letter.buyerName, amount: formatFen(letter.grossFen) })} className="flex flex-col gap-2 rounded-xl bg-cell p-4">
              <NavLink href={`/console/invoices/${letter.invoiceId}`} label={t('invoiceDesk.openLetter', { buyer: letter.buyerName })} className="tap flex items-center justify-between gap-3">
                <span className="line-clamp-2 min-w-0 text-link">{letter.buyerName}</span>
                <span className="shrink-0 font-semibold tabular-nums">{formatFen(letter.grossFen)}</span>
              </NavLink>
              <Facts facts={factsOf(letter, locale, t)} className="-mx-4 -mt-3" />
              <LetterButtons moves={movesOf(letter, [])} letterId={letter.id} invoiceId={letter.invoiceId} actions={actions} t={t} />
            </article>
          </li>
        ))}
      </ul>
      {all > letters.length && <p className="text-note text-ink-2">{t('invoiceDesk.moreLetters', { n: letters.length, all })}</p>}
    </>
  )
}

const factsOf = ({ companyName, newTitle, requestedAt, expiresAt }: DeskLetterDto, locale: Locale, t: Translate) => [
  { label: t('invoiceDesk.company'), value: companyName },
  { label: t('invoiceDesk.newTitle'), value: newTitle ?? t('invoiceDesk.noNewTitle') },
  { label: t('invoiceDesk.enteredAt'), value: momentText(locale, requestedAt) },
  ...(expiresAt ? [{ label: t('invoiceDesk.until'), value: momentText(locale, expiresAt), strong: true }] : []),
]
