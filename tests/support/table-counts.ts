import type { Db } from '@/lib/db'

/** Rows of every table of a world, the companies' and the other parties' books included: how a test shows that nothing was written. */
export async function tableCounts(db: Db): Promise<Record<string, number>> {
  const tables = await db.query<{ name: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1`,
    [],
  )
  const counts = await db.query<{ name: string; rows: bigint }>(tables.map(({ name }) => `SELECT '${name}' AS name, count(*) AS rows FROM ${name}`).join(' UNION ALL '), [])
  return Object.fromEntries(counts.map(({ name, rows }) => [name, Number(rows)]))
}

/** Names of the tables in which `work` changed the number of rows; what it throws is let pass. */
export async function tablesChangedBy(db: Db, work: () => Promise<unknown>): Promise<string[]> {
  const before = await tableCounts(db)
  await work().catch(() => undefined)
  const after = await tableCounts(db)
  return Object.keys(after).filter((name) => after[name] !== before[name])
}
