import { routeBelow } from '../route-below'
import { handleTax } from './handle'

/** /tax/v1/… */
export const handleTaxRoute = routeBelow('/tax/', handleTax)
