/** What the tables of a world hold, read past everything that the application's pages say. */
import type { World } from '../kit'

/** Table → a digest of all its rows, so that a changed row shows as well as a new one. */
export async function readTables(world: World): Promise<Record<string, string>> {
  return (await world.stateHash()).tables
}

export async function balanceFen(world: World, account: string): Promise<number> {
  return Number((await world.books()).balances.find((balance) => balance.account === account)?.amountFen ?? 0)
}

/** What the company itself has on its books for a 户号 from WeChat, not from its counter. */
export async function ordersAtCompany(world: World, billKey: string): Promise<{ amountFen: number; state: number }[]> {
  const { orders } = await world.books()
  return orders.filter((order) => order.billKey === billKey).map(({ amountFen, state }) => ({ amountFen: Number(amountFen), state }))
}

/** States of what residents have agreed to pay for a 户号, oldest first. */
export async function paymentsOf(world: World, billKey: string): Promise<string[]> {
  const { payments } = await world.books()
  return payments.filter((payment) => payment.billKey === billKey && !['CREATED', 'CLOSED'].includes(payment.state)).map(({ state }) => state)
}

export async function userIdOf(world: World, nickname = '王女士'): Promise<string> {
  const found = (await world.books()).residents.find((resident) => resident.nickname === nickname)
  if (!found) throw new Error(`nobody is called ${nickname}`)
  return found.id
}
