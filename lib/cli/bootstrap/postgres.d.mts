export type PostgresServer = {
  /** Of the superuser, database `postgres`. */
  readonly url: string
  readonly port: number
  readonly pid: number
  readonly dataDir: string
  /** Whether it ran already. */
  readonly adopted: boolean
  /** Settles when the server is gone, however it went. */
  readonly exited: Promise<unknown>
  /** Fast shutdown; ends with force when the server does not. */
  stop(): Promise<void>
  /** SIGKILL, for crash tests: only a start after it recovers the data. */
  kill(): Promise<void>
}

export type PostgresOptions = {
  /** Folder of the cluster; made when it is not there. As root its parents must let others pass. */
  dir: string
  /** A free one when not given. */
  port?: number
  /** Server settings, such as `{ fsync: 'off' }`. */
  settings?: Readonly<Record<string, string>>
  /** Stop the server when this process dies (Linux only). */
  tied?: boolean
}

export function startPostgres(options: PostgresOptions): Promise<PostgresServer>
