import { createHmac } from 'node:crypto'

export const MANAGING_HEADER = 'x-managing'

/** Only this installation opens simulated companies and sets their prices: what it sends is signed with a key nobody else has. */
export const signManaging = (key: string, body: Uint8Array): Record<string, string> => ({ [MANAGING_HEADER]: createHmac('sha256', key).update(body).digest('hex') })
