import { readAppearance } from '@/lib/edge/theme'
import { textsOf } from '@/lib/i18n'
import { numbersToTry } from '@/lib/qa'
import { PanelGate } from '@/components/panel/panel-gate'

/** What stands beside the phone on a desk; costs a phone nothing. */
export async function LivePanelSlot() {
  const { locale } = await readAppearance()
  return <PanelGate texts={textsOf(locale, 'panel')} numbers={numbersToTry(locale)} />
}
