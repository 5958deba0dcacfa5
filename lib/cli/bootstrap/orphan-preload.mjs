import { exitWithParent } from './orphan.mjs'

/** For programs that are not ours: `node --import <this file> …`. */
exitWithParent()

// Their own children would inherit the flag, and need their channel kept open.
const own = process.execArgv.indexOf(import.meta.url)
if (own > 0) process.execArgv.splice(own - 1, 2)
