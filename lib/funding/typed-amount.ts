import { DomainError } from '@/lib/kernel/errors'
import { fenToYuan, parseYuan } from '@/lib/kernel/money'

/** Fen of what was typed in yuan. Errors: AMOUNT_INVALID, AMOUNT_TOO_SMALL, AMOUNT_TOO_LARGE. */
export function typedFen(typed: string, { minFen = 1n, maxFen }: { minFen?: bigint; maxFen: bigint }): bigint {
  const amountFen = parseYuan(typed)
  if (amountFen === null || amountFen <= 0n) throw new DomainError('AMOUNT_INVALID')
  if (amountFen < minFen) throw new DomainError('AMOUNT_TOO_SMALL', { min: fenToYuan(minFen) })
  if (amountFen > maxFen) throw new DomainError('AMOUNT_TOO_LARGE', { max: fenToYuan(maxFen) })
  return amountFen
}
