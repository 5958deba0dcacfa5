import { BalanceHead } from '@/components/wallet/balance-head'
import { rateText } from '@/components/wallet/rate-text'
import { Cell, CellGroup } from '@/components/ui/cells'
import { Facts } from '@/components/ui/facts'
import { Screen } from '@/components/ui/screen'
import { residentPage } from '@/lib/edge/page'
import { readFund } from '@/lib/funding/fund'
import { formatFen } from '@/lib/kernel/money'
import { titled } from '@/lib/edge/titled'

export const generateMetadata = titled('wallet.fund')

/** 零钱通: what is in it and what it has earned. */
export default async function FundPage() {
  const { ctx, t } = await residentPage()
  const { balanceFen, yesterdayFen, totalFen, ratePpm, days } = await readFund({ ctx })
  const facts = [
    { label: t('wallet.yesterday'), value: formatFen(yesterdayFen) },
    { label: t('wallet.totalYield'), value: formatFen(totalFen) },
    { label: t('wallet.annual'), value: rateText(ratePpm) },
  ]
  return (
    <Screen title={t('wallet.fund')} back={{ href: '/wallet', label: t('me.back', { title: t('funding.wallet') }) }}>
      <BalanceHead label={t('wallet.fund')} fen={balanceFen} ways={[{ href: '/wallet/fund/in', text: t('wallet.fundIn') }, { href: '/wallet/fund/out', text: t('wallet.fundOut') }]} />
      <CellGroup note={t('wallet.fundNote')}>
        <Facts facts={facts} />
      </CellGroup>
      <CellGroup title={t('wallet.yields')} note={days.length === 0 ? t('wallet.yieldsEmpty') : undefined}>
        {days.map(({ day, fen }) => (
          <Cell key={day} title={day} value={<span className="text-brand-ink">+{formatFen(fen)}</span>} />
        ))}
      </CellGroup>
    </Screen>
  )
}
