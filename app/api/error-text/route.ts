import { jsonAnswer } from '@/lib/edge/api'
import { readAppearance } from '@/lib/edge/theme'
import { errorText } from '@/lib/i18n'
import { ERROR_STATUS, type ErrorCode } from '@/lib/kernel/errors'

/** The text of a code that next-auth could only carry in an address. */
export async function GET(request: Request): Promise<Response> {
  const asked = new URL(request.url).searchParams.get('code') ?? ''
  const code: ErrorCode = Object.hasOwn(ERROR_STATUS, asked) ? (asked as ErrorCode) : 'SIGN_IN_FAILED'
  const { locale } = await readAppearance()
  return jsonAnswer({ code, message: errorText(locale, code, { minutes: 15 }) })
}
