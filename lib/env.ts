/** The only reader of process.env (DESIGN.md, rank 0). */
import { createHash } from 'node:crypto'

function required(name: string): string {
  const value = process.env[name]
  if (!value) throw new Error(`missing environment variable ${name}: run through npm start, npm test or npm run …`)
  return value
}

export const env = {
  /** Any database of the server; worlds are databases beside it. */
  get databaseUrl() {
    return required('DATABASE_URL')
  },
  /** Root secret of this installation, 32 bytes hex; kept in the state folder. */
  get rootSecret() {
    return required('SHUIDAN_SECRET')
  },
  /** Says to the web process that a request comes from within a world (lib/cli/bootstrap/page-headers.mjs makes the same). */
  get behindKey() {
    return createHash('sha256').update(`behind:${this.rootSecret}`).digest('hex')
  },
  /** Signs what is said to simulated companies beyond their protocols. */
  get manageKey() {
    return createHash('sha256').update(`manage:${this.rootSecret}`).digest('hex')
  },
  get webPort() {
    return Number(process.env.PORT ?? 3000)
  },
  get outsidePort() {
    return Number(process.env.OUTSIDE_PORT ?? this.webPort + 1)
  },
  get homeFolder() {
    return process.env.SHUIDAN_HOME ?? '.shuidan'
  },
  /** Prefix of every database name, so that two installations share one server. */
  get databasePrefix() {
    return process.env.SHUIDAN_DB_PREFIX ?? `shuidan_${createHash('sha256').update(this.rootSecret).digest('hex').slice(0, 6)}`
  },
  /** Name of the failpoint at which this process aborts (crash tests). */
  get failpoint() {
    return process.env.SHUIDAN_FAILPOINT
  },
  get workerSlots() {
    return Number(process.env.WORKER_SLOTS ?? 4)
  },
  get isDeepTest() {
    return process.env.SHUIDAN_DEEP === '1'
  },
}
