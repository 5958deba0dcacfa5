import type { ReactNode } from 'react'
import { ShellTextsProvider } from '@/components/ui/shell-texts'
import { pageContext } from '@/lib/edge/page'
import { translator } from '@/lib/i18n'

export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const { locale, visitor } = await pageContext()
  const t = translator(locale)
  const texts = { offline: t('me.offline'), errorCode: t('common.errorCode'), requestId: t('common.requestId'), onlyLooking: visitor?.role === 'VIEWER' }
  return <ShellTextsProvider texts={texts}>{children}</ShellTextsProvider>
}
