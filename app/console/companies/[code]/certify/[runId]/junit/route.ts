import { junitOf } from '@/lib/certification/report'
import { exportCertification } from '@/lib/certification/runs'
import { runFile } from '@/lib/edge/api'

/** The report as JUnit XML. */
export async function GET(_: Request, { params }: { params: Promise<{ code: string; runId: string }> }): Promise<Response> {
  const input = await params
  return runFile(async ({ ctx, locale }) => {
    const report = await exportCertification({ ctx, input })
    return { body: junitOf(report, locale === 'en' ? 'en' : 'zh'), type: 'application/xml; charset=utf-8', name: `certification-${report.companyCode}-${report.runNo}.xml` }
  })
}
