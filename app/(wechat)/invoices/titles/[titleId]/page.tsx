import { ApplySection } from '@/components/certification/apply-section'
import { TitleForm } from '@/components/title/title-form'
import { Notice } from '@/components/ui/notice'
import { Screen } from '@/components/ui/screen'
import { OneButton } from '@/components/wallet/one-button'
import { load, residentPage } from '@/lib/edge/page'
import { MAX_PICTURE_BYTES, myCertification } from '@/lib/invoices/certification'
import { getTitle } from '@/lib/invoices/titles'
import { titled } from '@/lib/edge/titled'
import { applyCertificationAction, changeTitleAction, makeDefaultTitleAction, removeTitleAction } from '../actions'

export const generateMetadata = titled('titles.oneTitle')

/** One title: what it says, whether an organisation is certified, whether it is the default, the way to be rid of it. */
export default async function TitlePage({ params }: { params: Promise<{ titleId: string }> }) {
  const { ctx, locale, t } = await residentPage()
  const title = await load(getTitle({ ctx, input: await params }))
  const fields = { titleId: title.id }
  const certification = title.kind === 'ORGANISATION' ? await myCertification({ ctx, input: title }) : null
  return (
    <Screen title={t('titles.oneTitle')} back={{ href: '/invoices/titles', label: t('me.back', { title: t('titles.title') }) }}>
      {title.isDefault && <Notice>{t('titles.isDefault')}</Notice>}
      <TitleForm action={changeTitleAction} label={t('titles.oneTitle')} title={title} t={t} />
      {title.kind === 'ORGANISATION' && <ApplySection titleId={title.id} now={certification} maxBytes={MAX_PICTURE_BYTES} action={applyCertificationAction} locale={locale} t={t} />}
      {!title.isDefault && <OneButton action={makeDefaultTitleAction} fields={fields} text={t('titles.makeDefault')} pendingText={t('titles.making')} />}
      <OneButton action={removeTitleAction} fields={fields} text={t('titles.remove')} pendingText={t('titles.removing')} kind="danger">
        <p className="pb-3 text-note text-ink-2">{t('titles.removeNote')}</p>
      </OneButton>
    </Screen>
  )
}
