import { redirect } from 'next/navigation'
import { feeNote } from '@/components/funding/fee-note'
import { paidWith, refusalText } from '@/components/funding/source-name'
import { sourceOptions } from '@/components/funding/source-options'
import { LegList, LeftOutList } from '@/components/merged/leg-list'
import { ConfirmLauncher } from '@/components/payment/confirm-launcher'
import { confirmTexts, type Exits, type Order } from '@/components/payment/confirm-texts'
import { Amount } from '@/components/ui/amount'
import { momentText } from '@/components/ui/dates'
import { Screen } from '@/components/ui/screen'
import { load, residentPage } from '@/lib/edge/page'
import type { Translate } from '@/lib/i18n'
import { formatFen, sumFen } from '@/lib/kernel/money'
import { getMerged, listMergedSources, openLegs } from '@/lib/payments/merged'
import type { LegDto } from '@/lib/payments/merged/schemas'
import { titled } from '@/lib/edge/titled'
import { probeAction } from '../../../[paymentId]/confirm/actions'
import { confirmMergedAction } from './actions'

export const generateMetadata = titled('payment.confirmTitle')

/** One confirmation for all legs that can still be paid (rule A5). */
export default async function ConfirmMergedPage({ params }: { params: Promise<{ mergedId: string }> }) {
  const { ctx, locale, t } = await residentPage()
  const input = await params
  const merged = await load(getMerged({ ctx, input }))
  const legs = openLegs(merged)
  if (legs.length === 0) redirect(`/payments/merged/${merged.id}`)
  const { choices, asksPassword } = await listMergedSources({ ctx, input })
  const amountFen = sumFen(legs.map((leg) => leg.amountFen))
  const order: Order = {
    path: `merged/${merged.id}`, fields: { mergedId: merged.id, amountFen: String(amountFen) }, payee: t('merged.payee', { count: legs.length }), amount: formatFen(amountFen),
    facts: factsOf(legs, t),
    options: sourceOptions(choices, amountFen, locale, t), first: choices.first, feeNote: feeNote(choices, legs.map(({ companyName }) => companyName), t), failed: failedText(legs, t), needsPassword: asksPassword, probe: null,
  }
  return (
    <Screen title={t('payment.confirmTitle')} back={{ href: '/water/merge', label: t('me.back', { title: t('merged.title') }) }}>
      <section aria-label={t('payment.total')} className="bg-cell px-4 py-6 text-center">
        <p className="text-note text-ink-2">{order.payee}</p>
        <p className="mt-1">
          <Amount fen={amountFen} />
        </p>
      </section>
      <LegList legs={legs} note={t('payment.expires', { at: momentText(locale, merged.expiresAt) })} t={t} />
      <LeftOutList merged={merged} locale={locale} t={t} />
      <div className="mt-6 px-4">
        <ConfirmLauncher order={order} texts={confirmTexts(order, t)} exits={exitsOf(merged.id, t)} confirm={confirmMergedAction} probe={probeAction} />
        <p className="pt-3 text-center text-caption text-ink-2">{t('payment.simulated')}</p>
      </div>
    </Screen>
  )
}

/** So many stand in the sheet, whose button should need no scrolling; all stand on the page below it. */
const SHOWN = 6

function factsOf(legs: LegDto[], t: Translate): { label: string; value: string }[] {
  const shown = legs.length > SHOWN ? legs.slice(0, SHOWN - 1) : legs
  const rest = legs.slice(shown.length)
  return [
    ...shown.map(({ alias, companyName, amountFen }) => ({ label: `${alias} · ${companyName}`, value: formatFen(amountFen) })),
    ...(rest.length > 0 ? [{ label: t('merged.more', { count: rest.length }), value: formatFen(sumFen(rest.map(({ amountFen }) => amountFen))) }] : []),
  ]
}

function failedText(legs: LegDto[], t: Translate): string | null {
  const leg = legs.find(({ fundingCode }) => fundingCode !== null)
  return leg?.fundingCode ? t('funding.failed', { name: paidWith(leg, t), reason: refusalText(leg.fundingCode, t) }) : null
}

function exitsOf(mergedId: string, t: Translate): Exits {
  const again = { href: '/water/merge', text: t('payment.requote') }
  return { PAYMENT_EXPIRED: again, BILL_CHANGED: again, PAYMENT_IN_PROGRESS: again, PAYMENT_CLOSED: { href: `/payments/merged/${mergedId}`, text: t('payment.seeResult') } }
}
