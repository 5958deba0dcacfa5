import { redirect } from 'next/navigation'
import { EscrowTable } from '@/components/console/escrow-table'
import { StaffBar } from '@/components/start/staff-bar'
import { buttonClass } from '@/components/ui/button'
import { exactText } from '@/components/ui/dates'
import { DESK } from '@/lib/auth'
import { readEscrow } from '@/lib/console'
import { toDomainError } from '@/lib/edge/action'
import { pageContext } from '@/lib/edge/page'
import { titled } from '@/lib/edge/titled'
import { translator } from '@/lib/i18n'
import { signOutAction } from '../../(wechat)/me/actions'

export const generateMetadata = titled('admin.escrow')

/** Rule S4: what clients have, beside what the custodian bank says that it keeps, at any moment. */
export default async function EscrowPage({ searchParams }: { searchParams: Promise<{ at?: string | string[] }> }) {
  const { ctx, locale, visitor } = await pageContext()
  if (!visitor || !DESK.includes(visitor.role)) redirect('/')
  const t = translator(locale)
  const at = [(await searchParams).at].flat()[0]
  const proof = await readEscrow({ ctx, input: { at } }).catch((error: unknown) => {
    const { code } = toDomainError(error)
    if (code === 'CLOCK_RANGE' || code === 'INVALID_INPUT') return t(code === 'CLOCK_RANGE' ? 'admin.future' : 'admin.noMoment')
    throw error
  })
  return (
    <>
      <StaffBar title={t('admin.escrow')} name={visitor.displayName} home={{ href: '/console', label: t('admin.title') }} signOut={t('common.signOut')} action={signOutAction} />
      <main className="mx-auto flex w-full max-w-4xl flex-col gap-4 px-4 py-6">
        <p className="text-note text-ink-2">{t('admin.escrowNote')}</p>
        <form className="flex flex-wrap items-end gap-3">
          <label className="flex flex-col gap-1 text-note">
            {t('admin.escrowAt')}
            <input type="datetime-local" name="at" defaultValue={at} className="tap rounded-lg bg-cell px-3" />
          </label>
          <button type="submit" className={buttonClass('default', 'small')}>
            {t('admin.escrowShow')}
          </button>
        </form>
        {typeof proof === 'string' ? <p role="alert" className="text-note text-danger">{proof}</p> : <EscrowTable proof={proof} when={proof.isNow ? `${exactText(locale, proof.at)}（${t('admin.escrowNow')}）` : exactText(locale, proof.at)} t={t} />}
      </main>
    </>
  )
}
