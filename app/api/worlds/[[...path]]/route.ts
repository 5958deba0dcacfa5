import { dispatch } from '@/lib/edge/worlds-api/dispatch'
import { OPERATIONS } from '@/lib/edge/worlds-api/operations'

type Context = { params: Promise<{ path?: string[] }> }

/** Worlds over HTTP; each operation is described in lib/edge/worlds-api/operations.ts. */
async function answer(request: Request, { params }: Context): Promise<Response> {
  return dispatch(request, OPERATIONS, (await params).path ?? [])
}

export { answer as DELETE, answer as GET, answer as POST, answer as PUT }
