import type { Ctx } from '@/lib/db'

/**
 * What somebody may have only so many of is counted by one request at a time. Taken in order, so that two never wait for each other in a
 * circle; not in the way of rows that refer to the person.
 */
export async function lockPeople(tx: Ctx, userIds: readonly string[]): Promise<void> {
  await tx.db.query('SELECT id FROM app_user WHERE id = ANY($1::text[]) ORDER BY id FOR NO KEY UPDATE', [[...userIds]])
}
