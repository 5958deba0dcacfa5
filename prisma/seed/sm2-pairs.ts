import { sm2PairOf, type Sm2Pair } from '@/lib/crypto/sm'
import { sha256Hex } from '@/lib/kernel/canonical'
import { invariant } from '@/lib/kernel/invariant'

const known = new Map<string, Sm2Pair>()

/** Keys of protocol json in demo worlds, the same in each of them and no secret: `platform`, a company's code, or `registry` for all of the registry. */
export function demoSm2Pair(whose: string): Sm2Pair {
  const found = known.get(whose) ?? derive(whose)
  known.set(whose, found)
  return found
}

function derive(whose: string): Sm2Pair {
  const pair = sm2PairOf(sha256Hex(`shuidan demo sm2 ${whose}`))
  invariant(pair, 'a hash is a private key, but for one in 2³²')
  return pair
}
