/** A fingerprint of what a world holds (rule Q6): the same for the same seed and the same commands, however many workers ran them. */
import { queryPool } from '@/lib/db'
import { sha256Hex } from '@/lib/kernel/canonical'
import { SECRET_COLUMNS, SECRET_TABLES } from '@/lib/simulators/secret-parts'
import type { OpenWorld } from '@/lib/worlds'

/** Not of the world: who looks at it, the machine's clock, secrets (DESIGN.md "Time and chance"). */
export const LEFT_OUT_TABLES = [
  'public._prisma_migrations',
  'public.attempt_counter',
  'public.session',
  'public.payment_approval',
  // Raw messages are signed and numbered anew each time; what followed from them is in the other tables.
  'public.wire_message',
  ...SECRET_TABLES,
]
export const LEFT_OUT_COLUMNS: Record<string, readonly string[]> = {
  'public.world_state': ['name', 'epoch', 'clock_base_wall'],
  'public.audit_entry': ['id', 'request_id'],
  'public.app_user': ['password_hash'],
  'public.payment_password': ['hash', 'locked_until'],
  'public.bank_link': ['serial', 'private_key', 'bank_serial', 'bank_public_key'],
  'public.tax_link': ['serial', 'private_key', 'bureau_serial', 'bureau_public_key'],
  'public.invoice_share': ['token_hash'],
  // How long answers took, and messages; by which numbers a real company knows the run.
  'public.certification_run': ['cases', 'progress', 'summary', 'run_no'],
  ...SECRET_COLUMNS,
}

export type StateHash = { hash: string; tables: Record<string, string> }

export async function stateHash({ handle }: OpenWorld): Promise<StateHash> {
  const client = await handle.pool.connect()
  const ignore = () => {}
  client.on('error', ignore)
  let broken = true
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    // Instants are written as text, and must not depend on where the server stands.
    await client.query(`SET LOCAL TimeZone = 'UTC'`)
    const names = await queryPool<{ name: string }>(client, `SELECT schemaname || '.' || tablename AS name FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1`, [])
    const tables: Record<string, string> = {}
    for (const { name } of names) if (!LEFT_OUT_TABLES.includes(name)) tables[name] = await hashOf(name)
    await client.query('COMMIT')
    broken = false
    return { hash: sha256Hex(Object.entries(tables).map(([name, hash]) => `${name} ${hash}`).join('\n')), tables }
  } finally {
    client.removeListener('error', ignore)
    client.release(broken)
  }

  async function hashOf(name: string): Promise<string> {
    const [row] = await queryPool<{ hash: string }>(
      client,
      `SELECT encode(sha256(convert_to(coalesce(string_agg(line, E'\\n' ORDER BY line COLLATE "C"), ''), 'UTF8')), 'hex') AS hash FROM (SELECT (to_jsonb(t) - $1::text[])::text AS line FROM ${name} t) lines`,
      [LEFT_OUT_COLUMNS[name] ?? []],
    )
    return row?.hash ?? ''
  }
}
