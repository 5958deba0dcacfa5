/** Both ends of a made-up line, with keys and chance that are always the same: hashes of words, so that anybody can make them again. */
import { createHash } from 'node:crypto'
import { sm2PairOf, type Sm2Pair } from '@/lib/crypto/sm'
import { json } from '@/lib/gateways/water'
import type { Result } from '@/lib/kernel/result'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

export function must<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

export function pairOf(word: string): Sm2Pair {
  const pair = sm2PairOf(sha256(word))
  if (!pair) throw new Error('no private key')
  return pair
}

const [platform, company] = [pairOf('platform'), pairOf('company')]
const PARTIES = { merchantId: '1900000109', companyId: '100000001' }
export const PLATFORM: json.PlatformKeys = { ...PARTIES, platformSm2PrivateKey: platform.privateKey, companySm2PublicKey: company.publicKey }
export const COMPANY: json.CompanyKeys = { ...PARTIES, companySm2PrivateKey: company.privateKey, platformSm2PublicKey: platform.publicKey }

export const PLATFORM_HALF = Buffer.from('000102030405060708090a0b0c0d0e0f', 'hex')
export const COMPANY_HALF = Buffer.from('f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff', 'hex')
export const SESSION_ID = 'c2Vzc2lvbi1vZi1hLXRlc3Q'
export const GIVEN = { sessionId: SESSION_ID, expiresInSeconds: 3_600 }
const chance = (half: Uint8Array, word: string): json.Chance => ({ drawHalf: () => half, drawK: () => sha256(word) })
export const PLATFORM_CHANCE = chance(PLATFORM_HALF, 'k of the platform')
export const COMPANY_CHANCE = chance(COMPANY_HALF, 'k of the company')

export const opening = () => must(json.encodeSessionRequest(PLATFORM, PLATFORM_CHANCE))
export const recognised = () => must(json.decodeSessionRequest(COMPANY, opening().body))
export const agreed = () => must(json.encodeSessionAnswer(COMPANY, recognised(), GIVEN, COMPANY_CHANCE))

export const BILL_KEY = '0100000001'
export const SUBJECT: json.Subject = { sequence: '123456', billKey: BILL_KEY, companyId: PARTIES.companyId }
/** Keys that are easy to write down, for messages alone. */
export const SESSION: json.Session = { id: SESSION_ID, platformKey: Buffer.from('0123456789abcdeffedcba9876543210', 'hex'), companyKey: Buffer.from('fedcba98765432100123456789abcdef', 'hex') }

export const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)
export const bytes = (content: string): Uint8Array => new TextEncoder().encode(content)
