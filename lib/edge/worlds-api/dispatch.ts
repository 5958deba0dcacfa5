/** From a request to an operation and back. */
import { ZodError } from 'zod'
import { errorText, type Locale } from '@/lib/i18n'
import { DomainError } from '@/lib/kernel/errors'
import { systemSecrets } from '@/lib/kernel/secrets'
import { toDomainError } from '../action'
import { jsonAnswer, parseJson } from '../api'
import { logProblem } from '../log'
import { guardWorlds } from './guard'
import type { Operation } from './operation'

/** `{world}` and the like, from an address; null when it is another's. */
export function matchPath(pattern: string, path: readonly string[]): Record<string, string> | null {
  const parts = pattern.split('/').filter(Boolean)
  if (parts.length !== path.length) return null
  const params: Record<string, string> = {}
  for (const [n, part] of parts.entries()) {
    const name = /^\{(\w+)\}$/.exec(part)?.[1]
    const value = path[n] ?? ''
    if (name) params[name] = value
    else if (part !== value) return null
  }
  return params
}

async function bodyOf(request: Request, { body }: Operation): Promise<unknown> {
  if (!body) return undefined
  const text = await request.text()
  return body.parse(text === '' ? {} : parseJson(request.headers, text))
}

async function run(request: Request, operations: readonly Operation[], path: readonly string[]): Promise<Response> {
  guardWorlds(request)
  const here = operations.flatMap((operation) => {
    const params = matchPath(operation.path, path)
    return params ? [{ operation, params }] : []
  })
  if (here.length === 0) throw new DomainError('NOT_FOUND')
  const found = here.find(({ operation }) => operation.method === request.method)
  if (!found) return jsonAnswer({ code: 'METHOD_NOT_ALLOWED', message: here.map(({ operation }) => operation.method).join(', ') }, 405)
  const { operation, params } = found
  const input = {
    params: operation.params?.parse(params),
    query: operation.query?.parse(Object.fromEntries(new URL(request.url).searchParams)),
    body: await bodyOf(request, operation),
  }
  const answer = await operation.run(input as never)
  return operation.status === 204 ? new Response(null, { status: 204 }) : jsonAnswer(answer, operation.status)
}

/** What is refused says where: `detail` names the field of the input. */
export async function dispatch(request: Request, operations: readonly Operation[], path: readonly string[]): Promise<Response> {
  const requestId = request.headers.get('x-request-id') ?? systemSecrets.token(9)
  const locale: Locale = /^\s*en\b/i.test(request.headers.get('accept-language') ?? '') ? 'en' : 'zh-CN'
  try {
    return await run(request, operations, path)
  } catch (error) {
    const { code, status, params } = toDomainError(error)
    if (code === 'INTERNAL') logProblem('worlds API failed', { requestId }, error)
    const detail = error instanceof ZodError ? error.issues.slice(0, 10).map(({ path, message }) => ({ field: path.join('.'), message })) : undefined
    return jsonAnswer({ code, message: errorText(locale, code, params), requestId, detail }, status)
  }
}
