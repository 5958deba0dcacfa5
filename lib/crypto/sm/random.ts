import { randomBytes } from 'node:crypto'
import { hexOf, isScalar } from './curve'

/** Numbers at or above the order are drawn again rather than reduced, so that none is likelier; that happens once in 2³² draws. */
export function randomScalar(): string {
  for (;;) {
    const hex = hexOf(randomBytes(32))
    if (isScalar(hex)) return hex
  }
}
