import { Clock } from './clock'
import { Inbox } from './inbox'
import { api, call, originOf, type Answer, type Call } from './server'

export type WorldOptions = {
  name?: string
  preset?: string
  /** What chance and identifiers are drawn from. */
  seed?: string
  /** ISO 8601, with its offset. */
  startsAt?: string
  /** MANUAL stands until a test moves it. */
  clock?: 'MANUAL' | 'REAL'
  openDoors?: boolean
  keepMinutes?: number | null
}

/** Amounts are fen, as text. */
export type Books = {
  balances: { account: string; amountFen: string }[]
  payments: { id: string; billKey: string; state: string; amountFen: string; resident: string }[]
  orders: { companyCode: string; billKey: string; billNo: string; amountFen: string; state: number }[]
  /** What the companies have been paid, or are being paid, for a working day. */
  settlements: { companyCode: string; day: string; state: string; grossFen: string }[]
  residents: { id: string; nickname: string }[]
  bindings: { id: string; billKey: string; state: string }[]
  accounts: { id: string; resident: string; companyCode: string; billKey: string; alias: string }[]
}

/** One world of the server under test. */
export class World {
  readonly clock: Clock
  readonly inbox: Inbox

  constructor(readonly name: string) {
    this.clock = new Clock(name)
    this.inbox = new Inbox(name)
  }

  static async create(options: WorldOptions = {}): Promise<World> {
    return new World((await api<{ name: string }>('POST', '', options)).name)
  }

  get origin(): string {
    return originOf(this.name)
  }

  /** A plain HTTP request to this world. */
  call(path: string, options?: Call): Promise<Answer> {
    return call(this.name, path, options)
  }

  /** Ledger, payments, and the companies' own books. */
  books(): Promise<Books> {
    return api('GET', `/${this.name}/books`)
  }

  /** Binds a 户号 without the browser and without a code; the account's id. */
  async bind(number: string, { resident = '王女士', companyCode = 'beijing', alias }: { resident?: string; companyCode?: string; alias?: string } = {}): Promise<string> {
    return (await api<{ waterAccountId: string }>('POST', `/${this.name}/accounts`, { resident, companyCode, number, alias })).waterAccountId
  }

  /** States, raw messages and journals of the payment agreed to last. */
  async lastPayment(): Promise<{ paymentId: string; state: string; steps: Record<string, unknown>[] } | null> {
    return (await api<{ path: { paymentId: string; state: string; steps: Record<string, unknown>[] } | null }>('GET', `/${this.name}/payments/latest`)).path
  }

  stateHash(): Promise<{ hash: string; tables: Record<string, string> }> {
    return api('GET', `/${this.name}/state-hash`)
  }

  async fork(options: { name?: string } = {}): Promise<World> {
    return new World((await api<{ name: string }>('POST', `/${this.name}/fork`, options)).name)
  }

  async snapshot(label = ''): Promise<string> {
    return (await api<{ id: string }>('POST', `/${this.name}/snapshots`, { label })).id
  }

  async restore(snapshot: string): Promise<void> {
    await api('POST', `/${this.name}/snapshots/${snapshot}/restore`)
  }

  async reset(): Promise<void> {
    await api('POST', `/${this.name}/reset`)
  }

  async delete(): Promise<void> {
    await api('DELETE', `/${this.name}`)
  }
}
