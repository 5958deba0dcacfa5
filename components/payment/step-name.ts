import type { PaymentState } from '@/lib/payments/schemas'

/** What a step of a payment is called among the texts of `payment`. */
export function stepName(from: PaymentState, to: PaymentState) {
  if (to === 'RESERVED' && from === 'CREDITING') return 'backRESERVED'
  if (to === 'CREDITING' && from === 'UNKNOWN') return 'againCREDITING'
  if (to === 'CREATED') return 'backCREATED'
  return `to${to}` as const
}
