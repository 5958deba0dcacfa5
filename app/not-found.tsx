import { NotFoundScreen } from '@/components/phone/not-found-screen'
import { demoUrl, worldExists } from '@/lib/edge/home-world'
import { readAppearance } from '@/lib/edge/theme'
import { translator } from '@/lib/i18n'

/** Every page carries this one for the case that it is not there: three texts and an address, no more. */
export default async function NotFound() {
  const [{ locale }, isWorld] = await Promise.all([readAppearance(), worldExists()])
  const t = translator(locale)
  return <NotFoundScreen title={t('me.notFoundTitle')} note={t(isWorld ? 'me.notFoundText' : 'me.noWorldText')} home={{ href: isWorld ? '/' : demoUrl(), text: t('me.home') }} />
}
