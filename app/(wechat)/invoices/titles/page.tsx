import { LinkButton } from '@/components/ui/button'
import { Cell, CellGroup } from '@/components/ui/cells'
import { Empty } from '@/components/ui/empty'
import { Screen } from '@/components/ui/screen'
import { Tag } from '@/components/ui/tag'
import { residentPage } from '@/lib/edge/page'
import { listTitles, MAX_TITLES } from '@/lib/invoices/titles'
import { titled } from '@/lib/edge/titled'

export const generateMetadata = titled('titles.title')

/** Whom invoices can be made out to. */
export default async function TitlesPage() {
  const { ctx, t } = await residentPage()
  const titles = await listTitles({ ctx })
  return (
    <Screen title={t('titles.title')} back={{ href: '/me', label: t('me.back', { title: t('me.title') }) }}>
      {titles.length === 0 && <Empty icon="list" title={t('titles.empty')} note={t('titles.emptyNote')} />}
      {titles.length > 0 && (
        <CellGroup title={t('titles.list')} note={t('titles.count', { count: titles.length, max: MAX_TITLES })}>
          {titles.map(({ id, name, kind, taxId, isDefault }) => (
            <Cell key={id} href={`/invoices/titles/${id}`} title={<span className="break-words">{name}</span>} note={<span className="break-all">{[t(`titles.${kind}`), taxId].filter(Boolean).join(' ')}</span>} value={isDefault && <Tag tone="good">{t('titles.default')}</Tag>} />
          ))}
        </CellGroup>
      )}
      <div className="mt-6 px-4">
        <LinkButton href="/invoices/titles/new" kind={titles.length === 0 ? 'primary' : 'default'}>
          {t('titles.add')}
        </LinkButton>
      </div>
    </Screen>
  )
}
