import type { Ctx } from '@/lib/db'
import { maintenanceEnd } from '@/lib/gateways/tax'

/** Whether the tax bureau is in its nightly maintenance (rule E4). */
export const isBureauResting = ({ clock }: Pick<Ctx, 'clock'>): boolean => maintenanceEnd(clock.now()) !== null
