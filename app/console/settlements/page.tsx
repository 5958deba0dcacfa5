import { redirect } from 'next/navigation'
import { MoneyCells } from '@/components/console/money-cells'
import { DayBars } from '@/components/recon/day-bars'
import { SettlementFilters } from '@/components/recon/settlement-filters'
import { SettlementTable, WaitingTable } from '@/components/recon/settlement-tables'
import { StaffBar } from '@/components/start/staff-bar'
import { Empty } from '@/components/ui/empty'
import { beforeOf, Pager } from '@/components/ui/pager'
import { DESK } from '@/lib/auth'
import { pageContext } from '@/lib/edge/page'
import { titled } from '@/lib/edge/titled'
import { translator, type Translate } from '@/lib/i18n'
import { formatFen } from '@/lib/kernel/money'
import { listSettlements, readSettlementBoard } from '@/lib/recon'
import { SettlementFilter, type SettlementBoard } from '@/lib/recon/schemas'
import { signOutAction } from '../../(wechat)/me/actions'

type Search = Promise<Record<string, string | string[] | undefined>>

export const generateMetadata = titled('recon.settlements')

/** How things stand between the platform and its companies: what waits, what the next run takes, and every settlement. */
export default async function SettlementsPage({ searchParams }: { searchParams: Search }) {
  const { ctx, locale, visitor } = await pageContext()
  if (!visitor || !DESK.includes(visitor.role)) redirect('/')
  const t = translator(locale)
  const filter = SettlementFilter.parse(await searchParams)
  const before = await beforeOf(searchParams)
  const [board, { items, ...page }] = await Promise.all([readSettlementBoard({ ctx }), listSettlements({ ctx, input: { ...filter, before } })])
  const query = new URLSearchParams(Object.entries(filter).filter(([, value]) => value)).toString()
  return (
    <>
      <StaffBar title={t('recon.settlements')} name={visitor.displayName} home={{ href: '/console', label: t('admin.title') }} signOut={t('common.signOut')} action={signOutAction} />
      <main className="mx-auto flex w-full max-w-5xl flex-col gap-6 px-4 py-6">
        <p className="text-note text-ink-2">{t('recon.settlementsNote')}</p>
        <Board board={board} t={t} />
        <section aria-labelledby="list" className="flex flex-col gap-3">
          <h2 id="list" className="text-body font-medium">
            {t('recon.list')}
          </h2>
          <SettlementFilters filter={filter} companies={board.companies} t={t} />
          {items.length > 0 ? <SettlementTable settlements={items} t={t} /> : <Empty icon="list" title={t(query || !page.first ? 'recon.noneFiltered' : 'recon.none')} note={query || !page.first ? undefined : t('recon.noneNote')} />}
          <Pager href="/console/settlements" query={query} page={page} texts={{ newest: t('recon.newest'), older: t('recon.older') }} />
        </section>
      </main>
    </>
  )
}

function Board({ board: { nextRun, sums, companies, days }, t }: { board: SettlementBoard; t: Translate }) {
  const top = days.reduce((most, { netFen }) => (netFen > most ? netFen : most), 0n)
  return (
    <>
      <MoneyCells
        cells={[
          { label: t('recon.sumWaiting'), fen: sums.waitingFen },
          { label: t('recon.sumUnderWay'), fen: sums.underWayFen },
          ...(sums.refusedFen > 0n ? [{ label: t('recon.sumRefused'), fen: sums.refusedFen }] : []),
          { label: t('recon.sumPaid'), fen: sums.paidFen },
          { label: t('recon.sumFees'), fen: sums.feeFen },
        ]}
      />
      <section aria-labelledby="next" className="flex flex-col gap-2 rounded-xl bg-cell p-4">
        <h2 id="next" className="text-body font-medium">
          {t('recon.nextRun')}
        </h2>
        <p className="text-note">{t('recon.nextRunAt', { day: nextRun.day })}</p>
        {!nextRun.isYearKnown && <p className="text-note text-warn">{t('recon.unknownYear', { year: nextRun.day.slice(0, 4) })}</p>}
      </section>
      {days.length > 1 && <DayBars bars={days.map(({ day, netFen, permille }) => ({ day, permille, label: t('recon.chartBar', { day, amount: formatFen(netFen) }) }))} label={t('recon.chart')} caption={`${t('recon.chart')} · ${t('recon.chartUnit', { n: days.length, amount: formatFen(top) })}`} />}
      <section aria-labelledby="companies" className="flex flex-col gap-3">
        <h2 id="companies" className="text-body font-medium">
          {t('recon.companies')}
        </h2>
        <WaitingTable companies={companies} t={t} />
      </section>
    </>
  )
}
