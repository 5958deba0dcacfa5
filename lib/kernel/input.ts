import { z } from 'zod'

/** An identifier as it comes from an address or a form: ours are letters, figures, `_` and `-`. */
export const Id = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/)

/** Made by the client, new for each thing it wants done: printable ASCII. */
export const IdempotencyKey = z.string().regex(/^[\x21-\x7e]{8,64}$/)
