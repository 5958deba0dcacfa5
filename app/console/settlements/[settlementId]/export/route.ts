import { settlementCsv } from '@/components/recon/settlement-csv'
import { runFile } from '@/lib/edge/api'
import { translator } from '@/lib/i18n'
import { exportSettlement } from '@/lib/recon'

/** The lines of a 结算通知单, as a file for spreadsheets. */
export async function GET(_: Request, { params }: { params: Promise<{ settlementId: string }> }): Promise<Response> {
  const input = await params
  return runFile(async ({ ctx, locale }) => {
    const t = translator(locale)
    const { settlement, lines } = await exportSettlement({ ctx, input })
    return { body: settlementCsv(lines, t), type: 'text/csv; charset=utf-8', name: `${t('recon.advice')}-${settlement.adviceNo ?? settlement.id}.csv` }
  })
}
