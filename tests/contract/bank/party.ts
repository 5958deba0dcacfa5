import { bankV3, type BankLink } from '@/lib/gateways/bank'
import { PRIVATE_KEY, PUBLIC_KEY } from './keys'

/** Both ends with one key, so that either side's messages can be made here. */
export const LINK: BankLink = { endpoint: 'sim:bank', mchid: '1900009001', serial: 'PLATFORM01', privateKey: PRIVATE_KEY, bankSerial: 'BANK01', bankPublicKey: PUBLIC_KEY }
export const BANK = { serial: 'BANK01', privateKey: PRIVATE_KEY }
/** 2026-03-16 10:00:00 in Shanghai. */
export const STAMP: bankV3.Stamp = { timestamp: 1_773_626_400, nonce: '593BEC0C930BF1AFEB40B4A08C8FB242' }
export const WALL = new Date(STAMP.timestamp * 1_000)

export const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)
export const bytes = (content: string): Uint8Array => new TextEncoder().encode(content)

export const lower = (headers: Record<string, string>): Record<string, string> => Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))

/** A question as it is sent. */
export function requestOf<O extends bankV3.Operation>(operation: O, question: bankV3.QuestionOf<O>, { link = LINK, stamp = STAMP } = {}): bankV3.BankRequest {
  const request = bankV3.encodeRequest(link, operation, question, stamp)
  if (!request.ok) throw new Error(request.error)
  return request.value
}
