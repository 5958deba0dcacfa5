import type { Instrumentation } from 'next'

/** A page that failed is logged beside the digest that its visitor is shown. */
export const onRequestError: Instrumentation.onRequestError = async (error, request) => {
  const { logProblem } = await import('@/lib/edge/log')
  const digest = error instanceof Error && 'digest' in error ? String(error.digest) : ''
  logProblem('page failed', { digest, requestId: request.headers['x-request-id'] ?? '', path: request.path.split('?')[0] }, error)
}
