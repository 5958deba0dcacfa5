import { LinkButton } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { Screen } from '@/components/ui/screen'
import { Phone } from '@/components/phone/stage'
import { demoUrl, worldExists } from '@/lib/edge/home-world'
import { readAppearance } from '@/lib/edge/theme'
import { translator } from '@/lib/i18n'

export default async function NotFound() {
  const [{ locale }, isWorld] = await Promise.all([readAppearance(), worldExists()])
  const t = translator(locale)
  return (
    <Phone>
      <Screen title={t('me.notFoundTitle')}>
        <Empty icon="compass" title={t('me.notFoundTitle')} note={t(isWorld ? 'me.notFoundText' : 'me.noWorldText')}>
          <LinkButton href={isWorld ? '/' : demoUrl()} kind="default">
            {t('me.home')}
          </LinkButton>
        </Empty>
      </Screen>
    </Phone>
  )
}
