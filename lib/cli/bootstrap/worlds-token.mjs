import { createHmac } from 'node:crypto'

/** What the API of worlds asks of other machines; the same as lib/edge/worlds-api/guard.ts makes of the installation's secret. */
export const worldsToken = (secret) => createHmac('sha256', secret).update('worlds-api').digest('base64url')
