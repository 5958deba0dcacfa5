import { createHmac } from 'node:crypto'

/**
 * What the API of worlds asks of other machines: of this installation, as long as its secret. Plain JavaScript, since it is printed before anything is compiled.
 * @param {string} secret
 */
export const worldsToken = (secret) => createHmac('sha256', secret).update('worlds-api').digest('base64url')
