import { z } from 'zod'
import { Id, IdempotencyKey } from '@/lib/kernel/input'

const Text = z.string().max(1000).default('')
const Fields = z.object({ kind: z.enum(['PERSON', 'ORGANISATION']), name: Text, taxId: Text, address: Text, telephone: Text, bankName: Text, bankAccount: Text })

export const AddTitleInput = Fields.extend({ idempotencyKey: IdempotencyKey })
export const TitleInput = z.object({ titleId: Id })
export const ChangeTitleInput = Fields.extend({ titleId: Id })
export const AccountInput = z.object({ waterAccountId: Id })
/** `titleId` empty: the default one */
export const ChooseTitleInput = z.object({ waterAccountId: Id, titleId: z.union([Id, z.literal('')]) })

export type TitleKind = 'PERSON' | 'ORGANISATION'
export type TitleFields = z.infer<typeof Fields>
export type TitleDto = TitleFields & { id: string; isDefault: boolean }
/** `ownId`: chosen for the account itself; null: the default, which stands first, or none where there is none. */
export type AccountTitlesDto = { titles: TitleDto[]; ownId: string | null }
