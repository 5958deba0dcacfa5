import { LinkButton } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { Screen } from '@/components/ui/screen'
import type { Translate } from '@/lib/i18n'

export function BindingExpired({ t }: { t: Translate }) {
  return (
    <Screen title={t('bind.verifyTitle')} back={{ href: '/water', label: t('me.back', { title: t('water.title') }) }}>
      <Empty icon="clock" title={t('bind.expiredTitle')} note={t('bind.expiredText')}>
        <LinkButton href="/water/bind" kind="primary">
          {t('bind.restart')}
        </LinkButton>
      </Empty>
    </Screen>
  )
}
