import NextAuth from 'next-auth'
import type { NextRequest } from 'next/server'
import { authOptions } from '@/lib/edge/auth/options'
import { pageContext } from '@/lib/edge/page'

type Context = { params: Promise<{ nextauth: string[] }> }

async function handle(request: NextRequest, context: Context): Promise<Response> {
  const current = await pageContext()
  return NextAuth(request, context, authOptions(current, request.headers.get('host') ?? 'localhost'))
}

export { handle as GET, handle as POST }
