import { htmlOf } from '@/lib/certification/report'
import { exportCertification } from '@/lib/certification/runs'
import { runFile } from '@/lib/edge/api'

/** The report as one HTML file. */
export async function GET(_: Request, { params }: { params: Promise<{ code: string; runId: string }> }): Promise<Response> {
  const input = await params
  return runFile(async ({ ctx, locale }) => {
    const report = await exportCertification({ ctx, input })
    return { body: htmlOf(report, locale === 'en' ? 'en' : 'zh'), type: 'text/html; charset=utf-8', name: `certification-${report.companyCode}-${report.runNo}.html` }
  })
}
