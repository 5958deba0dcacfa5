/** TPC-B as pgbench runs it, through `pg`: seven prepared statements a transaction. */
import pg from 'pg'
import { seededRandom } from '@/lib/kernel/random'
import { databaseUrl } from '@/lib/worlds'

export const SCALE = 20
const ACCOUNTS = 100_000

const TABLES = `
  CREATE TABLE pgbench_branches (bid int PRIMARY KEY, bbalance int, filler char(88)) WITH (fillfactor = 100);
  CREATE TABLE pgbench_tellers (tid int PRIMARY KEY, bid int, tbalance int, filler char(84)) WITH (fillfactor = 100);
  CREATE TABLE pgbench_accounts (aid int PRIMARY KEY, bid int, abalance int, filler char(84)) WITH (fillfactor = 100);
  CREATE TABLE pgbench_history (tid int, bid int, aid int, delta int, mtime timestamp, filler char(22));
  INSERT INTO pgbench_branches SELECT n, 0 FROM generate_series(1, ${SCALE}) n;
  INSERT INTO pgbench_tellers SELECT n, (n - 1) / 10 + 1, 0 FROM generate_series(1, ${SCALE * 10}) n;
  INSERT INTO pgbench_accounts SELECT n, (n - 1) / ${ACCOUNTS} + 1, 0, '' FROM generate_series(1, ${SCALE * ACCOUNTS}) n;
  VACUUM ANALYZE pgbench_branches, pgbench_tellers, pgbench_accounts;`

const STATEMENTS = {
  begin: 'BEGIN',
  account: 'UPDATE pgbench_accounts SET abalance = abalance + $1 WHERE aid = $2',
  read: 'SELECT abalance FROM pgbench_accounts WHERE aid = $1',
  teller: 'UPDATE pgbench_tellers SET tbalance = tbalance + $1 WHERE tid = $2',
  branch: 'UPDATE pgbench_branches SET bbalance = bbalance + $1 WHERE bid = $2',
  history: 'INSERT INTO pgbench_history (tid, bid, aid, delta, mtime) VALUES ($1, $2, $3, $4, CURRENT_TIMESTAMP)',
  end: 'END',
} as const

export type Tpcb = { transact(client: number): Promise<void>; close(): Promise<void> }

export async function openTpcb(database: string, clients: number): Promise<Tpcb> {
  const connections = await Promise.all(Array.from({ length: clients }, () => connect(database)))
  for (const sql of TABLES.split(';').filter((part) => part.trim())) await connections[0]?.query(sql)
  const random = seededRandom('tpcb')
  let serial = 0
  return {
    transact: async (client) => {
      const connection = connections[client] as pg.Client
      const run = (name: keyof typeof STATEMENTS, values: number[] = []) => connection.query({ name, text: STATEMENTS[name], values })
      const key = String((serial += 1))
      const [aid, bid, tid] = [random.int('aid', key, 1, SCALE * ACCOUNTS), random.int('bid', key, 1, SCALE), random.int('tid', key, 1, SCALE * 10)]
      const delta = random.int('delta', key, -5000, 5000)
      await run('begin')
      await run('account', [delta, aid])
      await run('read', [aid])
      await run('teller', [delta, tid])
      await run('branch', [delta, bid])
      await run('history', [tid, bid, aid, delta])
      await run('end')
    },
    close: async () => void (await Promise.all(connections.map((connection) => connection.end()))),
  }
}

async function connect(database: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: databaseUrl(database) })
  // When the measurement fails its database goes away under the connection: the first error is the one to show.
  client.on('error', () => {})
  await client.connect()
  return client
}
