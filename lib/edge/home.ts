import type { Role } from '@/lib/db'

/** Where each role begins. */
export const HOME = { RESIDENT: '/me', ADMIN: '/console', OPERATOR: '/console', TARIFF_MANAGER: '/console/companies', VIEWER: '/console', QA: '/worlds' } as const satisfies Record<Role, string>
