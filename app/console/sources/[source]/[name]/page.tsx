import { redirect } from 'next/navigation'
import { OneButton } from '@/components/wallet/one-button'
import { settingText, typedSetting } from '@/components/console/setting-text'
import { StaffBar } from '@/components/start/staff-bar'
import { ActionForm } from '@/components/ui/action-form'
import { FormProblem } from '@/components/ui/form-problem'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import { getSourceSetting } from '@/lib/console'
import { load, pageContext } from '@/lib/edge/page'
import { titled } from '@/lib/edge/titled'
import { translator } from '@/lib/i18n'
import { signOutAction } from '../../../../(wechat)/me/actions'
import { changeSettingAction, resetSettingAction } from '../../actions'

export const generateMetadata = titled('wallet.settings')

/** One setting: another value, or back to where it came from. Admins only. */
export default async function SettingPage({ params }: { params: Promise<{ source: string; name: string }> }) {
  const { ctx, locale, visitor } = await pageContext()
  if (visitor?.role !== 'ADMIN') redirect('/')
  const t = translator(locale)
  const setting = await load(getSourceSetting({ ctx, input: await params }))
  const { source, name, unit, isOptional, value, origin, defaultValue, defaultOrigin } = setting
  return (
    <>
      <StaffBar title={`${t(`funding.${source}`)} · ${t(`wallet.S_${name}`)}`} name={visitor.displayName} home={{ href: '/console/sources', label: t('wallet.settings') }} signOut={t('common.signOut')} action={signOutAction} />
      <main className="mx-auto w-full max-w-xl py-6">
        <ActionForm action={changeSettingAction} label={t('wallet.edit')}>
          <input type="hidden" name="source" value={source} />
          <input type="hidden" name="name" value={name} />
          <TextField label={t('wallet.newValue')} name="value" inputMode="decimal" autoComplete="off" enterKeyHint="done" defaultValue={typedSetting(unit, value)} hint={t(unit === 'FEN' && isOptional ? 'wallet.unitFENorNone' : `wallet.unit${unit}`)} problemId="setting-problem" figures />
          <div className="px-4">
            <FormProblem id="setting-problem" />
            <SubmitButton pendingText={t('wallet.saving')} className="mt-4">
              {t('wallet.save')}
            </SubmitButton>
          </div>
        </ActionForm>
        {origin === 'CHANGED' && (
          <OneButton action={resetSettingAction} fields={{ source, name }} text={t('wallet.reset')} pendingText={t('wallet.resetting')}>
            <p className="text-note text-ink-2">
              {t('wallet.defaultValue')} {settingText(unit, defaultValue, t)} · {t(`wallet.origin${defaultOrigin}`)}
            </p>
          </OneButton>
        )}
      </main>
    </>
  )
}
