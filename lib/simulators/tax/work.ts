import type { SimCtx } from '../sim-ctx'
import { forgetOld, issueDue } from './issue'
import { sendDueNotices, type Post } from './notices'

/** What the bureau does when its time has come (job `outside.ring`): numbers what is due, sends its notices, forgets what is too old. */
export async function work(sim: SimCtx, post: Post): Promise<void> {
  await issueDue(sim)
  while ((await sendDueNotices(sim, post)) > 0);
  await forgetOld(sim)
}
