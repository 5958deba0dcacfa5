import { readAppearance } from '@/lib/edge/theme'
import { numbersToTry } from '@/lib/qa'
import { PanelGate } from '@/components/panel/panel-gate'
import { panelTexts } from '@/components/panel/panel-texts'

/** What stands beside the phone on a desk; costs a phone nothing. */
export async function LivePanelSlot() {
  const { locale } = await readAppearance()
  return <PanelGate texts={panelTexts(locale)} numbers={numbersToTry(locale)} />
}
