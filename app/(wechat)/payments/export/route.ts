import { recordsCsv } from '@/components/payment/records-csv'
import { runFile } from '@/lib/edge/api'
import { translator } from '@/lib/i18n'
import { formatDay } from '@/lib/kernel/calendar'
import { exportRecords } from '@/lib/payments/records'

/** The caller's records under the filter of the address, as a file for spreadsheets. */
export function GET(request: Request): Promise<Response> {
  const input = Object.fromEntries(new URL(request.url).searchParams)
  return runFile(async ({ ctx, locale }) => {
    const t = translator(locale)
    const body = recordsCsv(await exportRecords({ ctx, input }), t)
    return { body, type: 'text/csv; charset=utf-8', name: `${t('records.file')}-${formatDay(ctx.clock.now())}.csv` }
  })
}
