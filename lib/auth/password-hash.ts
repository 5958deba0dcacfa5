import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

/** scrypt N=2^14, r=8, p=1: about 40 ms and 16 MB a try. */
const COST = { N: 16_384, r: 8, p: 1 }
const BYTES = 32

function derive(password: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, BYTES, COST, (error, key) => (error ? reject(error) : resolve(key)))
  })
}

/** `scrypt$<salt>$<key>` in base64url. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  return `scrypt$${salt.toString('base64url')}$${(await derive(password, salt)).toString('base64url')}`
}

/** Takes the same time whether or not there is a hash, so that names cannot be told by the clock. */
export async function checkPassword(password: string, stored: string | null): Promise<boolean> {
  const [, salt = '', key = ''] = (stored ?? `scrypt$${'A'.repeat(22)}$${'A'.repeat(43)}`).split('$')
  const derived = await derive(password, Buffer.from(salt, 'base64url'))
  const expected = Buffer.from(key, 'base64url')
  return stored !== null && expected.length === derived.length && timingSafeEqual(derived, expected)
}
