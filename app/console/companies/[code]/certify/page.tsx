import { redirect } from 'next/navigation'
import { RunTable } from '@/components/certify/run-table'
import { StartForm } from '@/components/certify/start-form'
import { DeskPage, DeskSection } from '@/components/console/desk-page'
import { Empty } from '@/components/ui/empty'
import { Facts } from '@/components/ui/facts'
import { NavLink } from '@/components/ui/nav-link'
import { MARK } from '@/lib/certification/engine'
import { readCertifications } from '@/lib/certification/runs'
import { READERS } from '@/lib/companies/changes'
import { load, pageContext } from '@/lib/edge/page'
import { titled } from '@/lib/edge/titled'
import { translator } from '@/lib/i18n'
import { signOutAction } from '../../../../(wechat)/me/actions'
import { startCertificationAction } from './actions'

export const generateMetadata = titled('companyDesk.certify')

/** Certification of a company (rule C3): begin one, and those so far. */
export default async function CertifyPage({ params }: { params: Promise<{ code: string }> }) {
  const { ctx, locale, visitor } = await pageContext()
  if (!visitor || !READERS.includes(visitor.role)) redirect('/')
  const t = translator(locale)
  const desk = await load(readCertifications({ ctx, input: await params }))
  const { code, companyName, protocol, endpoint, canStart, underWay, runs } = desk
  return (
    <DeskPage title={t('certify.of', { company: companyName })} name={visitor.displayName} back={{ href: `/console/companies/${code}`, label: t('certify.toCompany') }} action={signOutAction} t={t}>
      <p className="text-note text-ink-2">{t('certify.intro')}</p>
      <Facts className="rounded-xl bg-cell" facts={[{ label: t('certify.protocol'), value: protocol }, { label: t('certify.endpoint'), value: endpoint }]} />
      <DeskSection id="start" title={t('certify.start')}>
        <p className="text-note text-ink-2">{t(canStart ? 'certify.simulated' : 'certify.onlyLook', { mark: MARK })}</p>
        {underWay && (
          <NavLink href={`/console/companies/${code}/certify/${underWay}`} className="tap flex items-center self-start text-link">
            {t('certify.watch')}
          </NavLink>
        )}
        {canStart && !underWay && <StartForm desk={desk} action={startCertificationAction} t={t} />}
      </DeskSection>
      <DeskSection id="runs" title={t('certify.runs')}>
        {runs.length > 0 ? <RunTable code={code} runs={runs} t={t} /> : <Empty icon="list" title={t('certify.none')} note={t('certify.noneNote')} />}
      </DeskSection>
    </DeskPage>
  )
}
