import type { RequestListener } from 'node:http'

export const BODY_LIMIT_BYTES: number
export function limitBody(next: RequestListener): RequestListener
