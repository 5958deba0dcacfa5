/** Raw messages as they are kept for the path of a payment: who the card is and what proves it is blanked. */
import { OPERATIONS, type BankRequest, type BankResponse, type Operation } from './v3'

const PERSONAL = /"(pan|holder_name|id_tail|phone|code)":"(?:[^"\\]|\\.)*"/g

/** Invalid bytes show as U+FFFD. */
const textOf = (body: Uint8Array) => new TextDecoder().decode(body).replaceAll('\0', '\uFFFD')

/** A signature over what is blanked would let it be guessed, so it goes too. */
export function readableRequest(operation: Operation, { method, url, headers, body }: BankRequest): string {
  const { isSecret } = OPERATIONS[operation]
  const authorization = isSecret ? '******' : headers.Authorization
  const text = isSecret ? textOf(body).replace(PERSONAL, '"$1":"******"') : textOf(body)
  return [`${method} ${url}`, `Authorization: ${authorization}`, ...(text ? ['', text] : [])].join('\n')
}

export function readableAnswer({ status, body }: Pick<BankResponse, 'status' | 'body'>): string {
  return `HTTP ${status}\n\n${textOf(body)}`
}
