import { TitleForm } from '@/components/title/title-form'
import { Screen } from '@/components/ui/screen'
import { residentPage } from '@/lib/edge/page'
import { titled } from '@/lib/edge/titled'
import { addTitleAction } from '../actions'

export const generateMetadata = titled('titles.add')

export default async function NewTitlePage() {
  const { t } = await residentPage()
  return (
    <Screen title={t('titles.add')} back={{ href: '/invoices/titles', label: t('me.back', { title: t('titles.title') }) }}>
      <TitleForm action={addTitleAction} label={t('titles.add')} t={t} />
    </Screen>
  )
}
