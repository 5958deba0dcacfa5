import type { Ctx } from '@/lib/db'

/** Asks for what must not exist, by name; a row `what` is a problem. At most twenty of each. For people who read logs, hence English. */
export async function findProblems(ctx: Pick<Ctx, 'db'>, checks: Readonly<Record<string, string>>): Promise<string[]> {
  const problems: string[] = []
  for (const [name, sql] of Object.entries(checks)) {
    const rows = await ctx.db.query<{ what: string }>(`${sql} LIMIT 20`, [])
    problems.push(...rows.map((row) => `${name}: ${row.what}`))
  }
  return problems
}
