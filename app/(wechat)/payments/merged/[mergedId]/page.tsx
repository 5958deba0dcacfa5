import { redirect } from 'next/navigation'
import { paidWith } from '@/components/funding/source-name'
import { LeftOutList, LegList } from '@/components/merged/leg-list'
import { MergedHead } from '@/components/merged/merged-head'
import { LinkButton } from '@/components/ui/button'
import { Cell, CellGroup } from '@/components/ui/cells'
import { exactText } from '@/components/ui/dates'
import { Facts, type Fact } from '@/components/ui/facts'
import { LiveRefresh } from '@/components/ui/live-refresh'
import { Notice } from '@/components/ui/notice'
import { Screen } from '@/components/ui/screen'
import { load, residentPage } from '@/lib/edge/page'
import type { Locale, Translate } from '@/lib/i18n'
import { formatFen, sumFen } from '@/lib/kernel/money'
import { isFinal } from '@/lib/payments'
import { getMerged, openLegs } from '@/lib/payments/merged'
import type { MergedDto } from '@/lib/payments/merged/schemas'
import { titled } from '@/lib/edge/titled'

export const generateMetadata = titled('merged.resultTitle')

/** All legs as they go, live, and the receipt of the whole. */
export default async function MergedPage({ params }: { params: Promise<{ mergedId: string }> }) {
  const { ctx, locale, t } = await residentPage()
  const merged = await load(getMerged({ ctx, input: await params }))
  const { id, legs } = merged
  const open = openLegs(merged)
  if (open.length === legs.length) redirect(`/payments/merged/${id}/confirm`)
  const known = legs.map(({ state }) => state).join('.')
  return (
    <Screen title={t('merged.resultTitle')} back={{ href: '/water', label: t('me.back', { title: t('water.title') }) }}>
      <MergedHead legs={legs} t={t} />
      {legs.some(({ state }) => !isFinal(state)) && <LiveRefresh href={`/api/payments/merged/${id}/events`} event="legs" known={known} />}
      {open.length > 0 && (
        <Notice tone="warn" title={t('merged.waiting', { count: open.length })}>
          <p>{t('merged.waitingText', { count: open.length })}</p>
          <LinkButton href={`/payments/merged/${id}/confirm`} kind="primary" className="mt-3">
            {t('merged.payRest')}
          </LinkButton>
        </Notice>
      )}
      <LegList legs={legs} isUnderWay t={t} />
      <LeftOutList merged={merged} locale={locale} t={t} />
      <CellGroup title={t('merged.receipt')}>
        <Facts facts={factsOf(merged, locale, t)} />
      </CellGroup>
      {legs.some(({ state }) => state === 'SUCCEEDED') && legs.every(({ state }) => isFinal(state)) && (
        <CellGroup>
          <Cell href={`/invoices/apply?merged=${id}`} title={t('invoices.applyFor')} />
        </CellGroup>
      )}
      <div className="mt-6 px-4">
        <LinkButton href="/payments" kind="default">
          {t('payment.records')}
        </LinkButton>
      </div>
      <p className="px-4 pt-4 text-center text-caption text-ink-2">{t('payment.simulated')}</p>
    </Screen>
  )
}

function factsOf({ id, createdAt, legs }: MergedDto, locale: Locale, t: Translate): Fact[] {
  const paid = legs.filter(({ state }) => state === 'SUCCEEDED')
  const feeFen = sumFen(paid.map((leg) => leg.feeFen))
  const totalFen = sumFen(paid.map((leg) => leg.amountFen)) + feeFen
  const sources = [...new Set(legs.filter(({ reservedAt }) => reservedAt).map((leg) => paidWith(leg, t)))]
  return [
    { label: t('merged.paidTotal'), value: formatFen(totalFen), strong: true },
    ...(feeFen > 0n ? [{ label: t('funding.fee'), value: formatFen(feeFen) }] : []),
    ...(sources.length > 0 ? [{ label: t('payment.source'), value: sources.join(t('common.comma')) }] : []),
    { label: t('merged.id'), value: id },
    { label: t('merged.createdAt'), value: exactText(locale, createdAt) },
  ]
}
