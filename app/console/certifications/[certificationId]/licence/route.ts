import { runFile } from '@/lib/edge/api'
import { readLicence } from '@/lib/invoices/certification'

/** The picture that came with an application, for whoever decides it. */
export function GET(_: Request, { params }: { params: Promise<{ certificationId: string }> }): Promise<Response> {
  return runFile(async ({ ctx }) => {
    const { mediaType, bytes } = await readLicence({ ctx, input: await params })
    return { body: new Uint8Array(bytes), type: mediaType }
  })
}
