import { realpathSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project folder, free of symbolic links so that its hash and PostgreSQL's own paths agree. */
export const PROJECT = realpathSync(join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..'))

export const inProject = (...parts) => join(PROJECT, ...parts)
