import { refusalText } from '@/components/funding/source-name'
import { cardOf } from '@/components/wallet/transfer-state'
import { Amount } from '@/components/ui/amount'
import { AutoRefresh } from '@/components/ui/auto-refresh'
import { CellGroup } from '@/components/ui/cells'
import { exactText } from '@/components/ui/dates'
import { Facts } from '@/components/ui/facts'
import { Screen } from '@/components/ui/screen'
import { load, residentPage } from '@/lib/edge/page'
import { getTransfer } from '@/lib/funding/wallet'
import type { TransferDto } from '@/lib/funding/wallet/schemas'
import type { Locale, Translate } from '@/lib/i18n'
import { formatFen } from '@/lib/kernel/money'
import { titled } from '@/lib/edge/titled'

export const generateMetadata = titled('wallet.transfer')

/** How far a transfer has come; looks again by itself until it has ended. */
export default async function TransferPage({ params }: { params: Promise<{ transferId: string }> }) {
  const { ctx, locale, t } = await residentPage()
  const transfer = await load(getTransfer({ ctx, input: await params }))
  const { kind, state, amountFen } = transfer
  const back = kind === 'REPAY' ? { href: '/wallet/credit', title: t('wallet.credit') } : { href: '/wallet/balance', title: t('wallet.balance') }
  return (
    <Screen title={t('wallet.transfer')} back={{ href: back.href, label: t('me.back', { title: back.title }) }}>
      <section aria-label={t(`wallet.K_${kind}`)} className="bg-cell px-4 py-6 text-center">
        <p className="text-note text-ink-2">{t(`wallet.K_${kind}`)}</p>
        <p className="mt-1">
          <Amount fen={amountFen} />
        </p>
        <div role="status" className="mt-3">
          <p className="font-medium">{t(`wallet.${state}`)}</p>
          <p className="mt-1 text-note text-ink-2">{t(`wallet.says${state}`)}</p>
        </div>
      </section>
      {transfer.endedAt === null && <AutoRefresh />}
      <CellGroup>
        <Facts facts={factsOf(transfer, locale, t)} />
      </CellGroup>
    </Screen>
  )
}

function factsOf(transfer: TransferDto, locale: Locale, t: Translate) {
  const { id, feeFen, code, createdAt, endedAt } = transfer
  const card = cardOf(transfer, t)
  return [
    ...(code ? [{ label: t('wallet.reason'), value: refusalText(code, t) }] : []),
    ...(card ? [{ label: t('wallet.card'), value: card }] : []),
    ...(feeFen > 0n ? [{ label: t('wallet.fee'), value: formatFen(feeFen) }] : []),
    { label: t('wallet.createdAt'), value: exactText(locale, createdAt) },
    ...(endedAt ? [{ label: t('wallet.endedAt'), value: exactText(locale, endedAt) }] : []),
    { label: t('wallet.number'), value: id },
  ]
}
