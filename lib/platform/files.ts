import type { Ctx } from '@/lib/db'
import { sha256Hex } from '@/lib/kernel/canonical'
import { DomainError } from '@/lib/kernel/errors'

/** Pictures that browsers show as pictures and as nothing else, by how they begin. */
const SIGNATURES = { 'image/jpeg': [0xff, 0xd8, 0xff], 'image/png': [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] } as const
export type MediaType = keyof typeof SIGNATURES

/** Largest picture, bytes: phones make theirs smaller before they send it. */
export const MAX_PICTURE_BYTES = 600_000

/** What a picture is by what is in it, whatever it is called. Errors: FILE_MISSING, FILE_TYPE, FILE_TOO_LARGE. */
export function pictureType(bytes: Uint8Array): MediaType {
  if (bytes.length === 0) throw new DomainError('FILE_MISSING')
  if (bytes.length > MAX_PICTURE_BYTES) throw new DomainError('FILE_TOO_LARGE')
  const known = (Object.keys(SIGNATURES) as MediaType[]).find((type) => SIGNATURES[type].every((byte, n) => bytes[n] === byte))
  if (!known) throw new DomainError('FILE_TYPE')
  return known
}

/** Keeps a file under the SHA-256 of its bytes, in the transaction of ctx; the same bytes are kept once (rule I3). */
export async function keepFile(ctx: Ctx, bytes: Uint8Array, mediaType: string): Promise<string> {
  const hash = sha256Hex(bytes)
  const data = { hash, mediaType, bytes: Buffer.from(bytes), createdAt: ctx.clock.now() }
  await ctx.db.prisma.storedFile.createMany({ data: [data], skipDuplicates: true })
  return hash
}

/** Read in one go. */
const AT_ONCE = 100

/** Bytes of many, by hash; those that are not there are not in it. A hundred in one question. */
export async function readFiles(ctx: Pick<Ctx, 'db'>, hashes: readonly string[]): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>()
  for (let from = 0; from < hashes.length; from += AT_ONCE) {
    const some = await ctx.db.prisma.storedFile.findMany({ where: { hash: { in: hashes.slice(from, from + AT_ONCE) } }, select: { hash: true, bytes: true } })
    for (const { hash, bytes } of some) files.set(hash, bytes)
  }
  return files
}

/** null: no such file. Who may see it is for the verb to know that has its hash. */
export function readFile(ctx: Pick<Ctx, 'db'>, hash: string): Promise<{ mediaType: string; bytes: Uint8Array } | null> {
  return ctx.db.prisma.storedFile.findUnique({ where: { hash }, select: { mediaType: true, bytes: true } })
}
