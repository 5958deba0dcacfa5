import type { ReactNode } from 'react'
import { LivePanelSlot } from '../live-panel-slot'
import { Stage } from '@/components/phone/stage'
import { ShellTextsProvider } from '@/components/ui/shell-texts'
import { readAppearance } from '@/lib/edge/theme'
import { translator } from '@/lib/i18n'

export default async function WechatLayout({ children }: { children: ReactNode }) {
  const t = translator((await readAppearance()).locale)
  return (
    <Stage aside={<LivePanelSlot />}>
      <ShellTextsProvider texts={{ offline: t('me.offline'), errorCode: t('common.errorCode'), requestId: t('common.requestId') }}>{children}</ShellTextsProvider>
    </Stage>
  )
}
