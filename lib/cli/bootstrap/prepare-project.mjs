import { join } from 'node:path'
import { install } from './install.mjs'
import { inTurn } from './lock.mjs'
import { generateClient } from './prisma-client.mjs'

/** What every command needs before it can run any TypeScript: packages and the database client. */
export async function prepareProject(folders, { step, note }, { dev }) {
  const turn = (work) => inTurn(join(folders.state, 'prepare.lock'), work)
  await step('依赖', 'packages', () => turn(() => install(folders, { dev })))
  await step('数据客户端', 'database client', () => turn(() => generateClient(folders, { onOutput: note })))
}
