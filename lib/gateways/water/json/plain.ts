/** Failures before anything could be decrypted: an HTTP status and a word, neither encrypted nor signed. Nobody may rely on them for money. */
import { z } from 'zod'
import { readJson, writeJson } from './bytes'

export const JSON_HEADERS = { 'content-type': 'application/json; charset=utf-8' }

export const PLAIN_STATUS = {
  SESSION_UNKNOWN: 401,
  SESSION_EXPIRED: 401,
  /** Not encrypted under this session's key, or changed on its way. */
  BAD_TAG: 401,
  /** Of the message that asks for a session. */
  SIGNATURE_WRONG: 401,
  PARTY_UNKNOWN: 403,
  UNKNOWN_OPERATION: 404,
  /** This counter has come before, or is so old that nobody knows. */
  REPLAYED: 409,
  MALFORMED: 400,
  TOO_LARGE: 413,
} as const satisfies Record<string, number>

export type PlainCode = keyof typeof PLAIN_STATUS

const Plain = z.object({ code: z.enum(Object.keys(PLAIN_STATUS) as [PlainCode, ...PlainCode[]]) })

export const encodePlain = (code: PlainCode): { status: number; body: Uint8Array } => ({ status: PLAIN_STATUS[code], body: writeJson({ code }) })

/** null: something else, such as a proxy's page. */
export function decodePlain(status: number, body: Uint8Array): PlainCode | null {
  const read = Plain.safeParse(readJson(body))
  return read.success && PLAIN_STATUS[read.data.code] === status ? read.data.code : null
}

/** As it is kept for people to read. */
export const sayPlain = (status: number, body: Uint8Array): string => `HTTP ${status} ${decodePlain(status, body) ?? ''}`.trimEnd()
