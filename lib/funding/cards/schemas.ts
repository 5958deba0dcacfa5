import { z } from 'zod'
import { Id } from '@/lib/kernel/input'

/** As typed; spaces and full-width digits are read. */
export const StartCardInput = z.object({ pan: z.string().max(60), holderName: z.string().max(40), idTail: z.string().max(8), phone: z.string().max(40) })
export const CardSignUpInput = z.object({ signUpId: Id })
export const FinishCardInput = CardSignUpInput.extend({ code: z.string().max(20).transform((code) => code.trim()) })
export const CardInput = z.object({ cardId: Id })

export type CardSignUpDto = { id: string; last4: string; phoneMasked: string; expiresAt: Date }
export type BankCardDto = { id: string; bankName: string; kind: 'DEBIT' | 'CREDIT'; last4: string; boundAt: Date }
