import { fail } from './fail.mjs'

const MINIMUM = [20, 19]
const EMBEDDED = ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64']

/** @param {string} version such as `v20.19.0` */
export function isSupportedNode(version) {
  const [major, minor] = version.replace(/^v/, '').split('.').map(Number)
  return major > MINIMUM[0] || (major === MINIMUM[0] && minor >= MINIMUM[1])
}

/** The PostgreSQL binaries on npm are built for glibc; Alpine has musl. */
function isMusl() {
  if (process.platform !== 'linux') return false
  process.report.excludeNetwork = true
  return !process.report.getReport().header.glibcVersionRuntime
}

export function checkRuntime({ version = process.version, databaseUrl = process.env.DATABASE_URL } = {}) {
  if (!isSupportedNode(version)) {
    fail(`需要 Node.js ${MINIMUM.join('.')} 或更新版本，现在是 ${version}`, `Node.js ${MINIMUM.join('.')} or newer is needed, this is ${version}`)
  }
  if (databaseUrl) return
  const platform = `${process.platform}-${process.arch}`
  if (!EMBEDDED.includes(platform) || isMusl()) {
    const name = EMBEDDED.includes(platform) ? `${platform}-musl` : platform
    fail(`没有适用于 ${name} 的内嵌 PostgreSQL，请设置 DATABASE_URL`, `no embedded PostgreSQL for ${name}: set DATABASE_URL`)
  }
}
