'use server'
import type { Located } from '@/components/city/locate-city'
import { locateCity } from '@/lib/companies'
import { runAction, type ActionResult } from '@/lib/edge/action'
import { readAppearance } from '@/lib/edge/theme'
import { translator } from '@/lib/i18n'
import { describeLocated } from './located'

export async function locateAction(position: unknown): Promise<ActionResult<Located>> {
  const { locale } = await readAppearance()
  return runAction(async (ctx) => describeLocated(await locateCity({ ctx, input: position }), locale, translator(locale)))
}
