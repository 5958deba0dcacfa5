import type { Metadata } from 'next'
import { readAppearance } from '@/lib/edge/theme'
import { translator, type MessageKey } from '@/lib/i18n'

/** A page's title in the browser, in the visitor's language. */
export function titled(key: MessageKey): () => Promise<Metadata> {
  return async () => ({ title: translator((await readAppearance()).locale)(key) })
}
