import { ensureControl, closeControl, ensureTemplate } from '@/lib/worlds'

/** Templates are made once, before files run in parallel and ask for them all at the same time. */
export default async function setup(): Promise<void> {
  const { PRESETS } = await import('@/prisma/seed')
  await ensureControl()
  for (const preset of Object.values(PRESETS)) await ensureTemplate(preset)
  await closeControl()
}
