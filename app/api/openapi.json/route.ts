import { openApi } from '@/lib/edge/worlds-api/openapi'

/** The APIs of worlds and of invoices in OpenAPI 3.1; no secret is in it. */
export async function GET(): Promise<Response> {
  return Response.json(openApi(), { headers: { 'cache-control': 'no-cache' } })
}
