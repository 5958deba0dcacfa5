import { isPoint, isPrivateKey, timesBase } from './curve'
import { randomScalar } from './random'

/** Hex: 32 bytes, and 04‖x‖y in 65. */
export type Sm2Pair = { privateKey: string; publicKey: string }

/** A pair for signing and encryption (GB/T 32918.1 §6.1). Some milliseconds. */
export function makeSm2Pair(): Sm2Pair {
  for (;;) {
    const privateKey = randomScalar()
    if (isPrivateKey(privateKey)) return { privateKey, publicKey: timesBase(privateKey) }
  }
}

/** The pair of a private key that is known already; null: it is none. */
export function sm2PairOf(privateKey: string): Sm2Pair | null {
  return isPrivateKey(privateKey) ? { privateKey, publicKey: timesBase(privateKey) } : null
}

/** False for anything that is no point of the curve in 04‖x‖y. */
export const isSm2PublicKey = isPoint
