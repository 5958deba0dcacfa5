import { PanelGate } from '@/components/panel/panel-gate'
import { readAppearance } from '@/lib/edge/theme'

/** What stands beside the phone on a desk; costs a phone nothing. */
export async function LivePanelSlot() {
  return <PanelGate locale={(await readAppearance()).locale} />
}
