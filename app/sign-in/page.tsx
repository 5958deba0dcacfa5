import { PasswordForm } from '@/components/start/password-form'
import { Phone } from '@/components/phone/stage'
import { Screen } from '@/components/ui/screen'
import { pageContext } from '@/lib/edge/page'
import { translator } from '@/lib/i18n'

export default async function SignInPage() {
  const t = translator((await pageContext()).locale)
  return (
    <Phone>
      <Screen title={t('start.password')} back={{ href: '/', label: t('common.back') }}>
        <div className="px-5 pt-4">
          <PasswordForm labels={{ loginName: t('start.loginName'), password: t('start.passwordField'), submit: t('start.signIn') }} to="/go" />
        </div>
      </Screen>
    </Phone>
  )
}
