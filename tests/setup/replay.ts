/** `SHUIDAN_REPLAY=<seed>[:<path>] npm test -- <file>` runs a property as it failed; both stand in its message. */
const [seed, ...path] = (process.env.SHUIDAN_REPLAY ?? '').split(':')

if (seed) {
  const { default: fc } = await import('fast-check')
  fc.configureGlobal({ seed: Number(seed), ...(path.length > 0 && { path: path.join(':'), endOnFailure: true }) })
}

export {}
