export function LivePanelSlot() {
  return null
}
