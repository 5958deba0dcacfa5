import { LinkButton } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { Screen } from '@/components/ui/screen'
import { Phone } from '@/components/phone/stage'
import { readAppearance } from '@/lib/edge/theme'
import { translator } from '@/lib/i18n'

export default async function NotFound() {
  const t = translator((await readAppearance()).locale)
  return (
    <Phone>
      <Screen title={t('me.notFoundTitle')}>
        <Empty icon="compass" title={t('me.notFoundTitle')} note={t('me.notFoundText')}>
          <LinkButton href="/" kind="default">
            {t('me.home')}
          </LinkButton>
        </Empty>
      </Screen>
    </Phone>
  )
}
