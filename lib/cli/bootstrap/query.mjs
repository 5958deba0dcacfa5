/** Connects once, runs one statement and returns its rows. `pg` is loaded here since it may be installed only now. */
export async function query(url, sql, { timeoutMs = 5000 } = {}) {
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: timeoutMs, query_timeout: timeoutMs })
  client.on('error', () => {})
  try {
    await client.connect()
    return (await client.query(sql)).rows
  } finally {
    await client.end().catch(() => {})
  }
}
