/** A database with the demo world's bank side, a clock that the test moves, and the platform's gateway to it. */
import { rsaSerial, makeRsaPair } from '@/lib/crypto'
import { poolDb, type Handle } from '@/lib/db'
import { bankGateway, type BankCall, type BankFailure, type BankGateway, type BankLink, type CardToSignUp } from '@/lib/gateways/bank'
import { inProcessOutside } from '@/lib/gateways/transports'
import { DAY_MS, SECOND_MS, shanghaiInstant } from '@/lib/kernel/calendar'
import { seededRandom } from '@/lib/kernel/random'
import type { Result } from '@/lib/kernel/result'
import { systemSecrets } from '@/lib/kernel/secrets'
import { CARDS_TO_TRY, handleBank, type BankMessage, type CardToTry } from '@/lib/simulators/bank'
import { listMessages } from '@/lib/simulators/phone'
import type { SimCtx } from '@/lib/simulators/sim-ctx'
import { openCustodian, seedSimBank } from '@/prisma/seed/sim-bank'
import { useScratch } from '../scratch'

export const [BEIJING, GUANGZHOU] = ['898110100001', '898440100001'] as const
export type RecordedMessage = Parameters<BankCall['record']>[0]

/** What an operation answered; the test fails when it was refused. */
export function valueIn<T>(result: Result<T, BankFailure>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error, (_, value) => (typeof value === 'bigint' ? `${value}` : value)))
  return result.value
}

export const refused = (reason: string, more: object = {}) => ({ ok: false, error: { kind: 'REFUSED', reason, ...more } })
export const SILENT = { ok: false, error: { kind: 'TIMEOUT' } }
export const OK = { ok: true, value: null }

/** A card by what it is for. */
export function cardFor(wanted: Partial<CardToTry>): CardToTry {
  const found = CARDS_TO_TRY.find((card) => Object.entries(wanted).every(([name, value]) => card[name as keyof CardToTry] === value))
  if (!found) throw new Error(`no card ${JSON.stringify(wanted, (_, value) => String(value))}`)
  return found
}

/** Cards of 试卡人 with plenty on them. */
export const [DEBIT, CREDIT] = [cardFor({ holderName: '试卡人', kind: 'DEBIT' }), cardFor({ holderName: '试卡人', kind: 'CREDIT' })]
export const holderOf = ({ pan, holderName, idTail, phone }: CardToTry): CardToSignUp => ({ pan, holderName, idTail, phone })

export class BankWorld {
  at = shanghaiInstant(2026, 3, 16, 10)
  readonly recorded: RecordedMessage[] = []
  readonly gateway: BankGateway = bankGateway
  private readonly tokens = new Map<string, string>()
  private numbers = 0

  constructor(
    private readonly handle: Handle,
    readonly link: BankLink,
  ) {}

  get sim(): SimCtx {
    const at = this.at
    return { db: poolDb(this.handle), clock: { now: () => new Date(at), wall: () => new Date(at) }, random: seededRandom('test'), secrets: systemSecrets }
  }

  handleBank = (message: BankMessage) => handleBank(this.sim, message)

  call(link: Partial<BankLink> = {}): BankCall {
    return {
      link: { ...this.link, ...link },
      outside: inProcessOutside((_, message) => this.handleBank(message)),
      clock: this.sim.clock,
      secrets: systemSecrets,
      record: async (message) => void this.recorded.push(message),
    }
  }

  /** Never the same twice. */
  number(): string {
    return `n${`${++this.numbers}`.padStart(8, '0')}`
  }

  /** A new order as the platform would number it. */
  order(token: string, amountFen: bigint, more: { merchantNo?: string; maxFeeFen?: bigint; orderNo?: string } = {}) {
    return { orderNo: this.number(), token, merchantNo: BEIJING, amountFen, maxFeeFen: 0n, ...more }
  }

  /** The card's token; it is bound on first use, once codes for it may be sent again. */
  async tokenOf(card: CardToTry = DEBIT): Promise<string> {
    const known = this.tokens.get(card.pan)
    if (known) return known
    const { signUpNo } = valueIn(await this.gateway.signUpCard(this.call(), holderOf(card)))
    const { token } = valueIn(await this.gateway.confirmSignUp(this.call(), { signUpNo, code: await this.lastCode() }))
    this.tokens.set(card.pan, token)
    return token
  }

  async lastCode(): Promise<string> {
    const [message] = await listMessages(this.sim, { limit: 1 })
    return /验证码(\d{6})/.exec(message?.body ?? '')?.[1] ?? ''
  }

  pass(seconds: number): void {
    this.at = new Date(this.at.getTime() + seconds * SECOND_MS)
  }

  passDays(days: number): void {
    this.at = new Date(this.at.getTime() + days * DAY_MS)
  }

  async rows<T>(sql: string, values: unknown[] = []): Promise<T[]> {
    return poolDb(this.handle).query<T>(sql, values)
  }

  /** What is on a card, held on it, and could be taken. */
  async card({ pan }: CardToTry): Promise<{ balanceFen: bigint; heldFen: bigint; freeFen: bigint }> {
    const [row] = await this.rows<{ balanceFen: bigint; heldFen: bigint; freeFen: bigint }>(
      `SELECT balance_fen AS "balanceFen", held_fen AS "heldFen", balance_fen + limit_fen - held_fen AS "freeFen" FROM sim_bank.card WHERE pan = $1`,
      [pan],
    )
    if (!row) throw new Error(`no card ${pan}`)
    return row
  }

  async custodianFen(): Promise<bigint> {
    return valueIn(await this.gateway.custodianBalance(this.call(), {})).balanceFen
  }
}

export const OPENING_FEN = 1_000_000n

/** One world a test file. */
export function useBankWorld(name: string): () => BankWorld {
  return useScratch(`bank_${name}`, (handle) => fillBankWorld(handle))
}

export async function fillBankWorld(handle: Handle): Promise<BankWorld> {
  const [platform, bank] = await Promise.all([makeRsaPair(), makeRsaPair()])
  const [serial, bankSerial] = [rsaSerial(platform.publicKey), rsaSerial(bank.publicKey)]
  const world = new BankWorld(handle, { endpoint: 'sim:bank', mchid: '1900009001', serial, privateKey: platform.privateKey, bankSerial, bankPublicKey: bank.publicKey })
  await seedSimBank(world.sim)
  await openCustodian(world.sim, 'topup:all', OPENING_FEN)
  await handle.prisma.simBankLink.create({ data: { mchid: '1900009001', serial: bankSerial, privateKey: bank.privateKey, platformSerial: serial, platformPublicKey: platform.publicKey } })
  return world
}
