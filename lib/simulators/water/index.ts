/** A simulated water company: its own server with its own books (schema sim_water). */
export { BEHAVIOURS, type Behaviour } from './behaviours'
export { handleWater } from './handle'
export type { WaterAnswer, WaterMessage } from './wxlifepay/handle'
export { listOrders, type CompanyOrder } from './list-orders'
export { issueDueBills } from './issue-due-bills'
export { NUMBERS_TO_TRY, type NumberToTry } from './numbers'
export { handleWaterRoute } from './route'
export { takeReadings } from './take-readings'
