import type { Db } from '@/lib/db'

const column = (key: string) => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
const plain = (_: string, value: unknown) => (typeof value === 'bigint' ? value.toString() : value)

/** Thousands of rows in one statement, those that are there already left as they are; columns are the keys of the first row, in snake case. */
export async function insertRows(db: Db, table: string, rows: readonly object[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}).map(column)
  const named = rows.map((row) => Object.fromEntries(Object.entries(row).map(([key, value]) => [column(key), value])))
  await db.query(`INSERT INTO ${table} (${columns.join(', ')}) SELECT ${columns.join(', ')} FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb) ON CONFLICT DO NOTHING`, [JSON.stringify(named, plain)])
}
