import { install } from './install.mjs'
import { generateClient } from './prisma-client.mjs'

/** What every command needs before it can run any TypeScript: packages and the database client. */
export async function prepareProject(folders, { step, note }, { dev }) {
  await step('依赖', 'packages', () => install(folders, { dev }))
  await step('数据客户端', 'database client', () => generateClient(folders, { onOutput: note }))
}
