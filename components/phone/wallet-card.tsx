import { Icon } from '@/components/ui/icon'
import { NavLink } from '@/components/ui/nav-link'
import type { Translate } from '@/lib/i18n'
import { formatFen } from '@/lib/kernel/money'

/** The green card on top of 服务. */
export function WalletCard({ balanceFen, t }: { balanceFen: bigint; t: Translate }) {
  return (
    <section aria-label={t('me.wallet')} className="mx-2 mt-2 grid grid-cols-2 rounded-lg bg-brand-fill py-7 text-center text-white">
      <div className="flex flex-col items-center gap-2 px-2">
        <Icon name="scan" className="size-9" />
        <span>{t('me.payCode')}</span>
        <span className="text-note">{t('me.notSimulated')}</span>
      </div>
      <NavLink href="/wallet" className="flex flex-col items-center gap-2 rounded-lg px-2 active:bg-brand-fill-pressed">
        <Icon name="wallet" className="size-9" />
        <span>{t('me.wallet')}</span>
        <span className="text-note tabular-nums">{formatFen(balanceFen)}</span>
      </NavLink>
    </section>
  )
}
