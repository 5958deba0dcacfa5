import { OpenPayment } from '@/components/account/open-payment'
import { ActionForm } from '@/components/ui/action-form'
import { LinkButton } from '@/components/ui/button'
import { FormProblem } from '@/components/ui/form-problem'
import { Screen } from '@/components/ui/screen'
import { SubmitButton } from '@/components/ui/submit-button'
import { getSettledAccount } from '@/lib/bills'
import { load, residentPage } from '@/lib/edge/page'
import { formatFen } from '@/lib/kernel/money'
import { titled } from '@/lib/edge/titled'
import { unbindAction } from './actions'

export const generateMetadata = titled('manage.unbindTitle')

/** What unbinding does and does not, before it is done. */
export default async function UnbindPage({ params }: { params: Promise<{ waterAccountId: string }> }) {
  const { ctx, t } = await residentPage()
  const input = await params
  const { id, alias, dueFen, balanceFen, openPaymentId: open } = await load(getSettledAccount({ ctx, input }))
  const consequences = [
    dueFen ? t('manage.keepsOwing', { amount: formatFen(dueFen) }) : t('manage.nothingOwed'),
    ...(balanceFen ? [t('manage.keepsBalance', { amount: formatFen(balanceFen) })] : []),
    t('manage.stops'),
    t('manage.stays'),
    t('manage.others'),
    t('manage.again'),
  ]
  return (
    <Screen title={t('manage.unbindTitle')} back={{ href: `/water/manage/${id}`, label: t('me.back', { title: t('manage.oneTitle') }) }}>
      <section className="mx-2 mt-2 rounded-lg bg-cell px-4 py-5">
        <h2 className="text-title font-semibold break-words">{t('manage.unbindSure', { alias })}</h2>
        <ul className="mt-3 list-disc space-y-2 pl-5">
          {consequences.map((text, index) => (
            <li key={text} className={index === 0 && dueFen ? 'text-danger' : undefined}>
              {text}
            </li>
          ))}
        </ul>
      </section>
      <div className="mt-4 px-4">
        {open ? (
          <OpenPayment id={open} text={t('manage.openPayment')} t={t} />
        ) : (
          <ActionForm action={unbindAction} label={t('manage.unbindTitle')} once>
            <input type="hidden" name="waterAccountId" value={id} />
            <FormProblem />
            <SubmitButton pendingText={t('manage.unbinding')} kind="danger" className="mt-2">
              {t('manage.unbindNow')}
            </SubmitButton>
          </ActionForm>
        )}
      </div>
      <div className="px-4 pt-3">
        <LinkButton href={`/water/manage/${id}`} kind="default">
          {t('manage.cancel')}
        </LinkButton>
      </div>
    </Screen>
  )
}
