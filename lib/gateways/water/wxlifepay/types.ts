import type { RequestOf, ResponseOf, Trancode } from './transactions'

export type Head = { trancode: string; transeqnum: string; merchantid: string; isSandbox: boolean }
export type Subject = { billKey: string; companyId: string }

/** A request whose trancode and body belong together. */
export type DecodedRequest = { [T in Trancode]: { head: Head; subject: Subject; trancode: T; body: RequestOf<T> } }[Trancode]

/** What a company says: yes with its values, or a code other than 0. */
export type Verdict<T extends Trancode> = { ok: true; value: ResponseOf<T> } | { ok: false; code: string; errMsg: string }

export type MessageProblem = 'MALFORMED_XML' | 'MISSING_FIELD' | 'UNKNOWN_TRANCODE' | 'MISMATCH'
