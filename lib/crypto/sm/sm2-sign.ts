/** SM2 signatures with SM3 (GB/T 32918.2), ASN.1 DER of (r, s) as GM/T 0009 and WECHATPAY2-SM2-WITH-SM3 have them. */
import { err, ok, type Result } from '@/lib/kernel/result'
import { bytesOf, hexOf, isPoint, isPrivateKey, isScalar, sign, verify } from './curve'
import { INTEGER, integer, readSequence, sequence } from './der'
import { randomScalar } from './random'

/** `drawK` is for the standard's own example alone: whoever learns or repeats k knows the private key. */
export function signSm2(privateKey: string, message: Uint8Array, drawK: () => string = randomScalar): Result<Uint8Array, 'BAD_KEY'> {
  if (!isPrivateKey(privateKey)) return err('BAD_KEY')
  const raw = bytesOf(sign(privateKey, message, drawK()))
  return ok(sequence(integer(raw.subarray(0, 32)), integer(raw.subarray(32))))
}

/** False for anything that is not this key's signature of this message, other spellings of a right one included. */
export function verifySm2(publicKey: string, message: Uint8Array, signature: Uint8Array): boolean {
  const [r, s] = readSequence(signature, [INTEGER, INTEGER])?.map(hexOf) ?? []
  if (r === undefined || s === undefined || !isScalar(r) || !isScalar(s)) return false
  return isPoint(publicKey) && verify(publicKey, message, r, s)
}
