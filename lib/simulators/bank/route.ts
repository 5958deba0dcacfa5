import { routeBelow } from '../route-below'
import { handleBank } from './handle'

/** /bank/v3/bank/… */
export const handleBankRoute = routeBelow('/bank/', handleBank)
