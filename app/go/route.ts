import { NextResponse } from 'next/server'
import { HOME } from '@/lib/edge/home'
import { pageContext } from '@/lib/edge/page'

/** Where a person belongs after signing in. */
export async function GET(request: Request): Promise<Response> {
  const { visitor } = await pageContext()
  const host = request.headers.get('host') ?? 'localhost'
  return NextResponse.redirect(`http://${host}${visitor ? HOME[visitor.role] : '/'}`, 303)
}
