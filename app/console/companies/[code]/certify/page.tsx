import { redirect } from 'next/navigation'
import { RunTable } from '@/components/certify/run-table'
import { StartForm } from '@/components/certify/start-form'
import { StaffBar } from '@/components/start/staff-bar'
import { Empty } from '@/components/ui/empty'
import { Facts } from '@/components/ui/facts'
import { NavLink } from '@/components/ui/nav-link'
import { MARK } from '@/lib/certification/engine'
import { readCertifications } from '@/lib/certification/runs'
import { load, pageContext } from '@/lib/edge/page'
import { translator } from '@/lib/i18n'
import { signOutAction } from '../../../../(wechat)/me/actions'
import { startCertificationAction } from './actions'

/** Certification of a company (rule C3): begin one, and those so far. */
export default async function CertifyPage({ params }: { params: Promise<{ code: string }> }) {
  const { ctx, locale, visitor } = await pageContext()
  if (!visitor || visitor.role === 'RESIDENT') redirect('/')
  const t = translator(locale)
  const desk = await load(readCertifications({ ctx, input: await params }))
  const { code, companyName, protocol, endpoint, canStart, underWay, runs } = desk
  return (
    <>
      <StaffBar title={t('certify.of', { company: companyName })} name={visitor.displayName} home={{ href: `/console/companies/${code}`, label: t('certify.toCompany') }} signOut={t('common.signOut')} action={signOutAction} />
      <main className="mx-auto flex w-full max-w-4xl flex-col gap-6 px-4 py-6">
        <p className="text-note text-ink-2">{t('certify.intro')}</p>
        <Facts className="rounded-xl bg-cell" facts={[{ label: t('certify.protocol'), value: protocol }, { label: t('certify.endpoint'), value: endpoint }]} />
        <section aria-labelledby="start" className="flex flex-col gap-3">
          <h2 id="start" className="text-body font-medium">
            {t('certify.start')}
          </h2>
          <p className="text-note text-ink-2">{t(canStart ? 'certify.simulated' : 'certify.onlyLook', { mark: MARK })}</p>
          {underWay && (
            <NavLink href={`/console/companies/${code}/certify/${underWay}`} className="tap flex items-center self-start text-link">
              {t('certify.watch')}
            </NavLink>
          )}
          {canStart && !underWay && <StartForm desk={desk} action={startCertificationAction} t={t} />}
        </section>
        <section aria-labelledby="runs" className="flex flex-col gap-3">
          <h2 id="runs" className="text-body font-medium">
            {t('certify.runs')}
          </h2>
          {runs.length > 0 ? <RunTable code={code} runs={runs} t={t} /> : <Empty icon="list" title={t('certify.none')} note={t('certify.noneNote')} />}
        </section>
      </main>
    </>
  )
}
