import { routeBelow } from '../route-below'
import { handleTax } from './handle'
import type { Post } from './notices'

/** /tax/v1/… and /tax/ring; `post` is the way back to the platform. */
export const taxRoute = (post: Post) => routeBelow('/tax/', (sim, message) => handleTax(sim, message, post))
