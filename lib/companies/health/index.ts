/** How it stands with the ways to companies (rule S5). */
export { HEALTH_COLUMNS, type KnownCompany } from './breaker'
export { guarded } from './guard'
