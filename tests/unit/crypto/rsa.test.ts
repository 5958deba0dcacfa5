import { expect, it } from 'vitest'
import { makeRsaPair, rsaSerial, signRsa, verifyRsa } from '@/lib/crypto'
import { PRIVATE_KEY, PUBLIC_KEY } from '../../contract/bank/keys'

/** `openssl dgst -sha256 -sign` over this text with this key. */
const TEXT = 'GET\n/v3/bank/transfers/n1\n1773626400\n593BEC0C930BF1AFEB40B4A08C8FB242\n\n'
const SIGNATURE =
  'ODkHlI+000Dj44l5Zvu1c5+/x6t6lsbZLxDTtyeqpsR+iFksGKQfpbUNjxBTf8J2lp/ANyWWjYPGsp16K5d2j+0MIHGEqPdA69FqsCVU9RwTengAc4CO5au+89CRdoqrJfgRb0e09eg7pji1NOZVQHDgG44wfcmKEey8O7iYk/+DO+VCdt49T/EJ5WgiucGovMowIGudmw3MX9qAOoSnWVxNtuF+7wbWKcOmSk6wcr14nluBxKiT7mwp+OsYMQPlui5vPWBDMdzaz0mJQEBf7kJDGU+RaVrUvXAKzlZQ4GlN1NGPPeLD+t+BTaYeddAXXUo7yZXlaOUJgXVu6r0swg=='

it('signs as openssl does', () => {
  expect(signRsa(PRIVATE_KEY, TEXT)).toBe(SIGNATURE)
  expect(verifyRsa(PUBLIC_KEY, TEXT, SIGNATURE)).toBe(true)
})

it.each([
  ['another text', PUBLIC_KEY, `${TEXT}\n`, SIGNATURE],
  ['a changed signature', PUBLIC_KEY, TEXT, `A${SIGNATURE.slice(1)}`],
  ['half a signature', PUBLIC_KEY, TEXT, SIGNATURE.slice(0, 100)],
  ['no signature', PUBLIC_KEY, TEXT, ''],
  ['no key', 'key', TEXT, SIGNATURE],
])('does not take %s', (_, key, text, signature) => {
  expect(verifyRsa(key, text, signature)).toBe(false)
})

it('makes pairs of their own, which fit', async () => {
  const [one, other] = await Promise.all([makeRsaPair(), makeRsaPair()])
  const signature = signRsa(one.privateKey, '你好')
  expect(verifyRsa(one.publicKey, '你好', signature)).toBe(true)
  expect(verifyRsa(other.publicKey, '你好', signature)).toBe(false)
  expect(rsaSerial(one.publicKey)).toMatch(/^[0-9A-F]{40}$/)
  expect(rsaSerial(one.publicKey)).not.toBe(rsaSerial(other.publicKey))
})

it('signs with more keys than it keeps', () => {
  for (let n = 0; n < 80; n += 1) expect(signRsa(`${PRIVATE_KEY}${'\n'.repeat(n % 40)}`, TEXT)).toBe(SIGNATURE)
})
