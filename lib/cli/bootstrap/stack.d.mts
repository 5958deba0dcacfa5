export type Stack = {
  /** Such as `http://localhost:3000`. From Node use 127.0.0.1 and `X-World` for other worlds' hosts. */
  readonly webUrl: string
  readonly outsideUrl: string
  /** Of the process that serves now; another one after a restart. */
  readonly webPid: number
  stop(): Promise<void>
}

export type StackOptions = {
  /** Maintenance URL of a database server that `prepare` has prepared. */
  databaseUrl: string
  /** Root secret; by default SHUIDAN_SECRET, else the one kept in the state folder. */
  secret?: string
  /** State folder; by default SHUIDAN_HOME, else the project's. */
  home?: string
  port?: number
  outsidePort?: number
  /** More variables for the three processes. */
  env?: Readonly<Record<string, string>>
  /** Folder of the log files; by default `logs` in the state folder. */
  logs?: string
  /** Told of restarts and of what the processes complain about; by default printed to stderr. */
  onLine?: (line: string) => void
}

/** Runs outside world, worker and web on an existing production build and waits until they answer. */
export function serveStack(options: StackOptions): Promise<Stack>
