import { redirect } from 'next/navigation'
import { CaseList } from '@/components/certify/case-list'
import { countsText } from '@/components/certify/run-table'
import { RunTag } from '@/components/certify/verdict-tag'
import { DeskPage, DeskSection } from '@/components/console/desk-page'
import { exactText } from '@/components/ui/dates'
import { Facts } from '@/components/ui/facts'
import { LiveRefresh } from '@/components/ui/live-refresh'
import { Notice } from '@/components/ui/notice'
import { CASE_IDS, CASES, MARK } from '@/lib/certification/engine'
import { isEnded, readCertification } from '@/lib/certification/runs'
import { READERS } from '@/lib/companies/changes'
import type { RunDetailDto } from '@/lib/certification/runs/schemas'
import { load, pageContext } from '@/lib/edge/page'
import { titled } from '@/lib/edge/titled'
import { translator, type Locale, type Translate } from '@/lib/i18n'
import { signOutAction } from '../../../../../(wechat)/me/actions'
import { keyOf } from './key-of'

export const generateMetadata = titled('companyDesk.certify')

/** One certification, live while it runs, with the evidence of each case. */
export default async function CertificationRunPage({ params }: { params: Promise<{ code: string; runId: string }> }) {
  const { ctx, locale, visitor } = await pageContext()
  if (!visitor || !READERS.includes(visitor.role)) redirect('/')
  const t = translator(locale)
  const run = await load(readCertification({ ctx, input: await params }))
  const { id, code, companyName, state, cases, current, counts } = run
  const here = `/console/companies/${code}/certify/${id}`
  const ended = isEnded(state)
  return (
    <DeskPage title={t('certify.of', { company: companyName })} name={visitor.displayName} back={{ href: `/console/companies/${code}/certify`, label: t('certify.toList') }} action={signOutAction} t={t}>
      {!ended && <LiveRefresh href={`${here}/events`} event="run" known={keyOf({ state, done: cases.length, current })} />}
      <div role="status" className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <RunTag state={state} failed={counts.FAILED} t={t} />
        <span className="text-note text-ink-2">{ended ? countsText(counts, t) : t('certify.progress', { done: cases.length, all: CASE_IDS.length })}</span>
      </div>
      {state === 'INTERRUPTED' && (
        <Notice tone="bad" title={t('certify.interrupted')}>
          <p>{t(run.isClean ? 'certify.interruptedClean' : 'certify.interruptedLeft', { mark: MARK })}</p>
        </Notice>
      )}
      <Facts className="rounded-xl bg-cell" facts={factsOf(run, locale, t)} />
      {state === 'DONE' && (
        <nav aria-label={t('certify.files')} className="flex flex-wrap gap-x-6">
          {(['junit', 'html'] as const).map((kind) => (
            <a key={kind} href={`${here}/${kind}`} download className="tap flex items-center text-link">
              {t(`certify.${kind}`)}
            </a>
          ))}
        </nav>
      )}
      <DeskSection id="cases" title={t('certify.cases')}>
        <CaseList cases={cases} ahead={ended ? [] : aheadOf(cases)} current={current} locale={locale} t={t} />
      </DeskSection>
    </DeskPage>
  )
}

function aheadOf(cases: RunDetailDto['cases']) {
  const tried = new Set<string>(cases.map(({ id }) => id))
  return CASE_IDS.filter((id) => !tried.has(id)).map((id) => ({ id, title: CASES[id].title }))
}

function factsOf({ protocol, runNo, createdAt, startedBy, messages, slowestMs, input }: RunDetailDto, locale: Locale, t: Translate) {
  return [
    { label: t('certify.protocol'), value: protocol },
    { label: t('certify.unpaid'), value: input.unpaid },
    { label: t('certify.runNo'), value: MARK + runNo },
    { label: t('certify.time'), value: exactText(locale, createdAt) },
    { label: t('certify.startedBy'), value: startedBy },
    ...(messages === null ? [] : [{ label: t('certify.messages'), value: `${messages}` }]),
    ...(slowestMs === null ? [] : [{ label: t('certify.slowest'), value: t('certify.ms', { ms: slowestMs }) }]),
  ]
}
