import { redirect } from 'next/navigation'
import { AdviceFacts } from '@/components/recon/advice-facts'
import { stateText } from '@/components/recon/settlement-state'
import { LineTable } from '@/components/recon/settlement-tables'
import { StaffBar } from '@/components/start/staff-bar'
import { AutoRefresh } from '@/components/ui/auto-refresh'
import { beforeOf, Pager, type PageSearch } from '@/components/ui/pager'
import { DESK } from '@/lib/auth'
import { load, pageContext } from '@/lib/edge/page'
import { titled } from '@/lib/edge/titled'
import { translator } from '@/lib/i18n'
import { getSettlement, listSettlementLines } from '@/lib/recon'
import { signOutAction } from '../../../(wechat)/me/actions'

export const generateMetadata = titled('recon.advice')

/** 结算通知单: what a company is paid, of what, and how far that is. */
export default async function AdvicePage({ params, searchParams }: { params: Promise<{ settlementId: string }>; searchParams: PageSearch }) {
  const { ctx, locale, visitor } = await pageContext()
  if (!visitor || !DESK.includes(visitor.role)) redirect('/')
  const t = translator(locale)
  const { settlementId } = await params
  const settlement = await load(getSettlement({ ctx, input: { settlementId } }))
  const { items, ...page } = await listSettlementLines({ ctx, input: { settlementId, before: await beforeOf(searchParams) } })
  const path = `/console/settlements/${settlementId}`
  return (
    <>
      <StaffBar title={t('recon.advice')} name={visitor.displayName} home={{ href: '/console/settlements', label: t('recon.toSettlements') }} signOut={t('common.signOut')} action={signOutAction} />
      <main className="mx-auto flex w-full max-w-5xl flex-col gap-6 px-4 py-6">
        <section aria-label={t('recon.advice')} className="flex flex-col gap-3">
          <p role="status" className={`text-note ${settlement.state === 'REFUSED' ? 'text-danger' : 'text-ink-2'}`}>
            {stateText(settlement, t)}
          </p>
          {settlement.endedAt === null && <AutoRefresh />}
          <AdviceFacts settlement={settlement} locale={locale} t={t} />
        </section>
        <section aria-labelledby="lines" className="flex flex-col gap-3">
          <h2 id="lines" className="text-body font-medium">
            {t('recon.lines')}
          </h2>
          {items.length > 0 ? <LineTable lines={items} t={t} /> : <p className="rounded-xl bg-cell p-4 text-note text-ink-2">{t(settlement.state === 'CARRIED' ? 'recon.carriedLines' : 'recon.noLines')}</p>}
          <Pager href={path} page={page} texts={{ newest: t('recon.newest'), older: t('recon.older') }} />
          {items.length > 0 && (
            <a href={`${path}/export`} download className="tap flex items-center self-start text-link">
              {t('recon.export')}
            </a>
          )}
        </section>
      </main>
    </>
  )
}
