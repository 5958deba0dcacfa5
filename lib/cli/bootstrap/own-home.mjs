import { join } from 'node:path'
import { makePrivate } from './folders.mjs'
import { keepSecret } from './secret.mjs'

/** A home and a secret apart from those of `npm start`, so that tests and measurements leave its state alone. */
export function ownHome(folders, name) {
  const home = join(folders.state, name)
  makePrivate(home)
  return { home, secret: keepSecret(join(home, 'secret')) }
}
