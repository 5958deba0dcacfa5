import { OneButton } from '@/components/wallet/one-button'
import { Amount } from '@/components/ui/amount'
import { LinkButton } from '@/components/ui/button'
import { CellGroup } from '@/components/ui/cells'
import { Empty } from '@/components/ui/empty'
import { Facts } from '@/components/ui/facts'
import { Notice } from '@/components/ui/notice'
import { Screen } from '@/components/ui/screen'
import { residentPage } from '@/lib/edge/page'
import { readCredit } from '@/lib/funding/credit'
import type { CreditDto } from '@/lib/funding/credit/schemas'
import type { Translate } from '@/lib/i18n'
import { formatFen } from '@/lib/kernel/money'
import { titled } from '@/lib/edge/titled'
import { openCreditAction } from './actions'

export const generateMetadata = titled('wallet.credit')

/** 信用支付: opened here, then what is owed and what is left. */
export default async function CreditPage() {
  const { ctx, t } = await residentPage()
  const credit = await readCredit({ ctx })
  return (
    <Screen title={t('wallet.credit')} back={{ href: '/wallet', label: t('me.back', { title: t('funding.wallet') }) }}>
      {credit ? <Opened credit={credit} t={t} /> : <NotOpened t={t} />}
      <p className="px-4 pt-4 text-center text-caption text-ink-2">{t('wallet.creditNote')}</p>
    </Screen>
  )
}

function NotOpened({ t }: { t: Translate }) {
  return (
    <>
      <Empty icon="shield" title={t('wallet.notOpened')} />
      <OneButton action={openCreditAction} fields={{}} text={t('wallet.openCredit')} pendingText={t('wallet.opening')} kind="primary" />
    </>
  )
}

function Opened({ credit: { limitFen, repayingFen, used }, t }: { credit: CreditDto; t: Translate }) {
  const facts = [
    { label: t('wallet.creditLimit'), value: formatFen(limitFen) },
    ...(used ? [{ label: t('wallet.creditLeft'), value: formatFen(used.leftFen) }] : []),
    ...(used && used.heldFen > 0n ? [{ label: t('wallet.creditHeld'), value: formatFen(used.heldFen) }] : []),
    ...(repayingFen > 0n ? [{ label: t('wallet.repaying'), value: formatFen(repayingFen) }] : []),
  ]
  return (
    <>
      {used ? (
        <section aria-label={t('wallet.owed')} className="bg-cell px-4 py-6 text-center">
          <p className="text-note text-ink-2">{t('wallet.owed')}</p>
          <p className="mt-1">
            <Amount fen={used.owedFen} />
          </p>
          {used.owedFen === 0n && <p className="mt-1 text-note text-ink-2">{t('wallet.nothingOwed')}</p>}
        </section>
      ) : (
        <Notice tone="warn">{t('wallet.lenderSilent')}</Notice>
      )}
      <CellGroup>
        <Facts facts={facts} />
      </CellGroup>
      {used && used.owedFen > repayingFen && (
        <div className="mt-6 px-4">
          <LinkButton href="/wallet/credit/repay" kind="primary">
            {t('wallet.repay')}
          </LinkButton>
        </div>
      )}
    </>
  )
}
