/** What the tables of a world hold, read past everything that the application itself says. */
import type { E2eWorld } from './world'

/** Changed by asking and by time alone: the heartbeat, the counters of tries, the record of raw messages. */
const RESTLESS = ['public.world_state', 'public.attempt_counter', 'public.wire_message']

/** Table → rows and a digest of all of them, so that a changed row shows as well as a new one. */
export async function readTables(world: E2eWorld): Promise<Record<string, string>> {
  const names = await world.query<{ name: string }>(
    `SELECT table_schema || '.' || quote_ident(table_name) AS name FROM information_schema.tables
     WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema') ORDER BY 1`,
  )
  const parts = names
    .filter(({ name }) => !RESTLESS.includes(name))
    .map(({ name }) => `SELECT '${name}' AS name, count(*) || ' ' || coalesce(md5(string_agg(t::text, ' ' ORDER BY t::text)), '') AS digest FROM ${name} t`)
  const rows = await world.query<{ name: string; digest: string }>(parts.join(' UNION ALL '))
  return Object.fromEntries(rows.map(({ name, digest }) => [name, digest]))
}

export async function balanceFen(world: E2eWorld, account: string): Promise<number> {
  const [row] = await world.query<{ fen: string }>('SELECT coalesce(sum(balance_fen), 0)::text AS fen FROM ledger_balance WHERE account_id = $1', [account])
  return Number(row?.fen)
}

/** What the company itself has on its books for a 户号 from WeChat, not from its counter. */
export async function ordersAtCompany(world: E2eWorld, billKey: string): Promise<{ amountFen: number; state: number }[]> {
  return world.query(`SELECT amount_fen::int AS "amountFen", state FROM sim_water.pay_order WHERE bill_key = $1 AND transaction_id <> '' ORDER BY at, bill_no`, [billKey])
}

/** States of what residents have agreed to pay for a 户号, oldest first. */
export async function paymentsOf(world: E2eWorld, billKey: string): Promise<string[]> {
  const rows = await world.query<{ state: string }>('SELECT state FROM payment WHERE bill_key = $1 AND reserved_at IS NOT NULL ORDER BY created_at, id', [billKey])
  return rows.map(({ state }) => state)
}
