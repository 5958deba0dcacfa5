import type { ReactNode } from 'react'
import { ShellTextsProvider } from '@/components/ui/shell-texts'
import { readAppearance } from '@/lib/edge/theme'
import { translator } from '@/lib/i18n'

export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const t = translator((await readAppearance()).locale)
  return <ShellTextsProvider texts={{ offline: t('me.offline'), errorCode: t('common.errorCode'), requestId: t('common.requestId') }}>{children}</ShellTextsProvider>
}
