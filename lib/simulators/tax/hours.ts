import { maintenanceEnd } from '@/lib/gateways/tax'
import { SECOND_MS } from '@/lib/kernel/calendar'

/** When an application of now is taken up: after some seconds, or once maintenance is over (rule E4). `seconds` are the bureau's own for it. */
export function takenUpAt(now: Date, seconds: number): Date {
  const soon = new Date(now.getTime() + seconds * SECOND_MS)
  return maintenanceEnd(now) ?? maintenanceEnd(soon) ?? soon
}
