/** Worlds as tests hold them: opened beside the doors of the product, closed by whoever opened them. */
import { createWorld, deleteWorld, dropDiscarded, ensureTemplate, findWorld, openWorldDatabase, type CreateOptions, type OpenWorld } from '@/lib/worlds'
import { PRESETS } from '@/prisma/seed'

export async function openNamed(name: string, poolSize?: number): Promise<OpenWorld> {
  const record = await findWorld(name)
  if (!record) throw new Error(`there is no world ${name}`)
  return openWorldDatabase(record.database, poolSize)
}

export async function makeWorld(name: string, preset: keyof typeof PRESETS, options?: CreateOptions): Promise<OpenWorld> {
  await createWorld(name, await ensureTemplate(PRESETS[preset]), options)
  return openNamed(name)
}

/** No worker tidies up after tests. */
export async function unmakeWorld(name: string): Promise<void> {
  await deleteWorld(name)
  await dropDiscarded()
}
