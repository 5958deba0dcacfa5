import { Facts, type Fact } from '@/components/ui/facts'
import { exactText, momentText } from '@/components/ui/dates'
import { rateText } from '@/components/wallet/rate-text'
import type { Locale, Translate } from '@/lib/i18n'
import { formatFen } from '@/lib/kernel/money'
import type { SettlementDto } from '@/lib/recon/schemas'
import { SettlementStateTag } from './settlement-state'

/** What stands on a 结算通知单 above its lines. */
export function AdviceFacts({ settlement, locale, t }: { settlement: SettlementDto; locale: Locale; t: Translate }) {
  const { companyName, day, adviceNo, number, attempt, merchantNo, since, until, lineCount, grossFen, refundFen, feePpm, feeFen, netFen, state, createdAt, endedAt } = settlement
  const isCarried = state === 'CARRIED'
  const ended = endedAt && (state === 'DONE' || state === 'REFUSED') ? [{ label: t(state === 'DONE' ? 'recon.paidAt' : 'recon.refusedAt'), value: exactText(locale, endedAt) }] : []
  const paying: Fact[] = [
    { label: t('recon.adviceNo'), value: adviceNo ?? t('recon.notYet') },
    { label: t('recon.merchantNo'), value: merchantNo || t('recon.noMerchant') },
    { label: t('recon.bankNo'), value: <span className="break-all">{attempt > 1 ? `${number}（${t('recon.attempt', { n: attempt })}）` : number}</span> },
  ]
  const facts: Fact[] = [
    { label: t('recon.company'), value: companyName },
    { label: t('recon.day'), value: day },
    { label: t('recon.state'), value: <SettlementStateTag state={state} t={t} /> },
    ...(isCarried ? [] : paying),
    { label: t('recon.period'), value: t('recon.until', { since: momentText(locale, since), until: momentText(locale, until) }) },
    { label: t('recon.count'), value: t('recon.lineCount', { n: lineCount }) },
    { label: t('recon.gross'), value: formatFen(grossFen) },
    { label: t('recon.refunds'), value: formatFen(refundFen) },
    { label: t('recon.feeOf', { rate: rateText(feePpm) }), value: formatFen(-feeFen) },
    { label: t('recon.net'), value: formatFen(netFen), strong: true },
    { label: t('recon.madeAt'), value: exactText(locale, createdAt) },
    ...ended,
  ]
  return <Facts facts={facts} className="rounded-xl bg-cell" />
}
