import NextAuth from 'next-auth'
import type { NextRequest } from 'next/server'
import { authOptions } from '@/lib/edge/auth/options'
import { requestContext } from '@/lib/edge/request'

type Context = { params: Promise<{ nextauth: string[] }> }

async function handle(request: NextRequest, context: Context): Promise<Response> {
  const current = await requestContext()
  return NextAuth(request, context, authOptions(current, request.headers.get('host') ?? 'localhost'))
}

export { handle as GET, handle as POST }
