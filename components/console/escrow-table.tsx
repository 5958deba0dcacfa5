import type { ReactNode } from 'react'
import type { EscrowProof } from '@/lib/console/schemas'
import type { Translate } from '@/lib/i18n'
import { formatFen } from '@/lib/kernel/money'
import { ConsoleTable } from './console-table'

type Props = { proof: EscrowProof; when: string; t: Translate }

const KNOWN = ['wallet', 'fund', 'held', 'payable', 'settling', 'refunding', 'fees', 'income', 'in-flight', 'receivable'] as const

/** Both sides of the equation, line by line, and what the bank itself says. */
export function EscrowTable({ proof, when, t }: Props) {
  const { owed, inFlight, owedFen, coveredFen, custodianFen, bankFen, settling } = proof
  const nameOf = (kind: string) => {
    const known = KNOWN.find((one) => one === kind)
    return known ? t(`admin.${known}`) : t('admin.otherKind', { kind })
  }
  const heads = [t('admin.group'), t('admin.fen')]
  return (
    <section aria-label={t('admin.escrow')} className="flex flex-col gap-4">
      <h2 className="text-body font-medium">{when}</h2>
      <ConsoleTable label={t('admin.owedTotal')} heads={heads}>
        {owed.map(({ kind, fen }) => (
          <Row key={kind} name={nameOf(kind)} fen={fen} />
        ))}
        <Row name={t('admin.owedTotal')} fen={owedFen} strong />
      </ConsoleTable>
      <ConsoleTable label={t('admin.coveredTotal')} heads={heads}>
        <Row name={t('admin.ourCustodian')} fen={custodianFen} />
        {inFlight.map(({ kind, fen }) => (
          <Row key={kind} name={nameOf(kind)} fen={fen} />
        ))}
        <Row name={t('admin.coveredTotal')} fen={coveredFen} strong />
      </ConsoleTable>
      <div role="status" className="flex flex-col gap-1 text-note">
        <Verdict fits={owedFen === coveredFen}>{owedFen === coveredFen ? t('admin.proved') : t('admin.unproved', { amount: formatFen(owedFen - coveredFen) })}</Verdict>
        <Verdict fits={bankFen === custodianFen}>
          {t('admin.bankCustodian')}: {bankFen === null ? t('admin.bankSilent') : formatFen(bankFen)}
          {bankFen !== null && bankFen !== custodianFen && ` · ${t('admin.bankDiffers', { amount: formatFen(bankFen - custodianFen) })}`}
        </Verdict>
        {settling > 0 && <p className="text-warn">{t('admin.settlingNote', { n: settling })}</p>}
      </div>
    </section>
  )
}

function Row({ name, fen, strong }: { name: string; fen: bigint; strong?: boolean }) {
  return (
    <tr className={strong ? 'border-t-[0.5px] border-line font-semibold' : 'border-t-[0.5px] border-line'}>
      <td>{name}</td>
      <td className="tabular-nums">{formatFen(fen)}</td>
    </tr>
  )
}

function Verdict({ fits, children }: { fits: boolean; children: ReactNode }) {
  return <p className={fits ? 'text-brand-ink' : 'text-danger'}>{children}</p>
}
