import { NextResponse } from 'next/server'
import { runApi } from '@/lib/edge/api'
import { receiveTaxNotice } from '@/lib/invoices/bureau'

/** The tax bureau's notices; whoever signs them is believed. 204: taken. */
export async function POST(request: Request): Promise<Response> {
  const headers = Object.fromEntries(request.headers)
  const body = new Uint8Array(await request.arrayBuffer())
  const answer = await runApi(async ({ ctx }) => receiveTaxNotice({ ctx, input: { headers, body } }).then(() => null))
  return answer.ok ? new NextResponse(null, { status: 204 }) : answer
}
