import { canonicalJson } from '@/lib/kernel/canonical'
import { DEFAULT_LOCALE, errorText } from '@/lib/i18n'
import { DomainError } from '@/lib/kernel/errors'
import { explain, toDomainError } from './action'
import { requestContext, type RequestContext } from './request'

/** Money as decimal strings of fen, instants as ISO 8601. */
export function jsonAnswer(body: unknown, status = 200): Response {
  return new Response(canonicalJson(body), { status, headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' } })
}

/** Runs an API's work and turns what it throws into `{ code, message, requestId }` with the code's HTTP status. */
export async function runApi(work: (current: RequestContext) => Promise<unknown>): Promise<Response> {
  let current: RequestContext | undefined
  try {
    current = await requestContext()
    return jsonAnswer(await work(current))
  } catch (error) {
    const { status, code } = toDomainError(error)
    if (!current) return jsonAnswer({ code, message: errorText(DEFAULT_LOCALE, code) }, status)
    return jsonAnswer(explain(error, current.locale, current.ctx.requestId), status)
  }
}

/** With a name it is for keeping, without one for looking at. */
export type FileAnswer = { body: string | Uint8Array<ArrayBuffer>; type: string; name?: string }

/** A kept file, for keeping under its name. */
export const keptFile = ({ bytes, mediaType, name }: { bytes: Uint8Array; mediaType: string; name: string }): FileAnswer => ({ body: new Uint8Array(bytes), type: mediaType, name })

/** A file; what goes wrong is answered as by `runApi`. */
export async function runFile(work: (current: RequestContext) => Promise<FileAnswer>): Promise<Response> {
  const made: { file?: FileAnswer } = {}
  const answer = await runApi(async (current) => {
    made.file = await work(current)
    return null
  })
  if (!made.file) return answer
  const { body, type, name } = made.file
  const disposition = name === undefined ? 'inline' : `attachment; filename*=UTF-8''${encodeURIComponent(name)}`
  // What somebody sent may be shown and nothing more.
  return new Response(body, { headers: { 'content-type': type, 'content-disposition': disposition, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', 'content-security-policy': "default-src 'none'; sandbox" } })
}

/** A JSON body; asking for the type keeps forms of other sites out (they cannot send it without asking first). */
export async function readJson(request: Request): Promise<unknown> {
  return parseJson(request.headers, await request.text())
}

export function parseJson(headers: Headers, text: string): unknown {
  if (!headers.get('content-type')?.startsWith('application/json')) throw new DomainError('INVALID_INPUT')
  try {
    return JSON.parse(text)
  } catch {
    throw new DomainError('INVALID_INPUT')
  }
}
