import { redirect } from 'next/navigation'
import { ChangeTable } from '@/components/company-desk/change-table'
import { DecideForm } from '@/components/company-desk/decide-form'
import { ImpactPanel } from '@/components/company-desk/impact-panel'
import { RollBackForm } from '@/components/company-desk/roll-back-form'
import { TellingNote } from '@/components/company-desk/telling-note'
import { ChangeStateTag } from '@/components/company-desk/version-table'
import { DeskPage, DeskSection } from '@/components/console/desk-page'
import { Facts } from '@/components/ui/facts'
import { OneButton } from '@/components/wallet/one-button'
import { getChange, getCompanySettings, getTelling, mayApprove, READERS } from '@/lib/companies/changes'
import type { CompanyChangeDto, TellingDto } from '@/lib/companies/changes/schemas'
import { previewKept } from '@/lib/console/companies'
import { load, pageContext } from '@/lib/edge/page'
import { titled } from '@/lib/edge/titled'
import { translator, type Translate } from '@/lib/i18n'
import { formatInstant } from '@/lib/kernel/calendar'
import { signOutAction } from '../../../../../(wechat)/me/actions'
import { approveChangeAction, refuseChangeAction, rollBackAction, withdrawChangeAction } from '../../../actions'

export const generateMetadata = titled('companyDesk.versions')

/** One version: who, why, what, and what may be done with it. */
export default async function VersionPage({ params }: { params: Promise<{ code: string; version: string }> }) {
  const { ctx, locale, visitor } = await pageContext()
  if (!visitor || !READERS.includes(visitor.role)) redirect('/')
  const t = translator(locale)
  const { code, version } = await params
  const company = await load(getCompanySettings({ ctx, input: { code } }))
  const change = version === '1' ? null : await load(getChange({ ctx, input: { code, version } }))
  const impact = change?.state === 'PENDING' ? await load(previewKept({ ctx, input: { code, version } })) : null
  const telling = await getTelling({ ctx, input: { code, version } })
  const isOpen = change?.state === 'PENDING' || change?.state === 'SCHEDULED'
  const canGoBack = visitor.role !== 'VIEWER' && visitor.role !== 'QA' && company.version !== Number.parseInt(version, 10) && (change === null || change.state === 'APPLIED')
  return (
    <DeskPage
      title={`${change ? t('companyDesk.versionTitle', { n: change.version }) : t('companyDesk.versionOne')} · ${company.settings.name}`}
      name={visitor.displayName}
      back={{ href: `/console/companies/${code}/versions`, label: t('companyDesk.versions') }}
      action={signOutAction}
      t={t}
      wide
    >
      {!change && telling && <Facts facts={tellingFacts(telling, t)} className="rounded-xl bg-cell" />}
      {change && (
        <>
          <Facts facts={[...factsOf(change, t), ...tellingFacts(telling, t)]} className="rounded-xl bg-cell" />
          <DeskSection id="changes" title={t('companyDesk.changes')}>
            <ChangeTable changes={change.changes} t={t} />
          </DeskSection>
          {impact && <ImpactPanel impact={impact} isKept t={t} />}
          {change.state === 'STALE' && <p className="text-note text-danger">{t('companyDesk.staleNote')}</p>}
          {change.state === 'PENDING' && change.isMine && <p className="text-note text-ink-2">{t('companyDesk.ownNote')}</p>}
          {change.state === 'PENDING' && !change.isMine && mayApprove(visitor.role, change.changes) && <DecideForm code={code} version={change.version} actions={{ approve: approveChangeAction, refuse: refuseChangeAction }} t={t} />}
          {isOpen && (change.isMine || visitor.role === 'ADMIN') && <OneButton action={withdrawChangeAction} fields={{ code, version }} text={t('companyDesk.withdraw')} pendingText={t('companyDesk.approving')} />}
        </>
      )}
      {canGoBack && <RollBackForm code={code} version={version} base={company.version} action={rollBackAction} t={t} />}
    </DeskPage>
  )
}

const tellingFacts = (telling: TellingDto | null, t: Translate) => (telling ? [{ label: t('companyDesk.telling'), value: <TellingNote telling={telling} t={t} /> }] : [])

function factsOf(change: CompanyChangeDto, t: Translate) {
  const at = (label: 'createdAt' | 'decidedAt' | 'appliedAt' | 'effectiveAt', moment: Date | null) => (moment ? [{ label: t(`companyDesk.${label}`), value: formatInstant(moment) }] : [])
  return [
    { label: t('companyDesk.state'), value: <ChangeStateTag state={change.state} t={t} /> },
    { label: t('companyDesk.reason'), value: change.reason },
    { label: t('companyDesk.author'), value: change.author },
    ...at('createdAt', change.createdAt),
    ...at('effectiveAt', change.effectiveAt),
    ...(change.decidedBy ? [{ label: t('companyDesk.decidedBy'), value: change.decidedBy }] : []),
    ...at('decidedAt', change.decidedAt),
    ...(change.note ? [{ label: t('companyDesk.note_'), value: change.note }] : []),
    ...at('appliedAt', change.appliedAt),
    ...(change.rollBackTo ? [{ label: t('companyDesk.rollBack'), value: t('companyDesk.rollBackOf', { n: change.rollBackTo }) }] : []),
  ]
}
