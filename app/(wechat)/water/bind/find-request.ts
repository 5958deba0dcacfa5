import { getBindRequest } from '@/lib/accounts'
import type { BindRequestDto } from '@/lib/accounts/schemas'
import { load, type PageContext } from '@/lib/edge/page'
import { isDomainError } from '@/lib/kernel/errors'

/** The binding under way; null when its time has run out, 404 when there is none. */
export async function findRequest(ctx: PageContext['ctx'], params: Promise<{ bindRequestId: string }>): Promise<BindRequestDto | null> {
  const { bindRequestId } = await params
  const reading = getBindRequest({ ctx, input: { bindRequestId } }).catch((error: unknown) => {
    if (isDomainError(error) && error.code === 'BIND_EXPIRED') return null
    throw error
  })
  return load(reading)
}
