/** A database with the tax bureau, a clock that the test moves, and the platform's gateway to it. */
import { makeRsaPair, rsaSerial } from '@/lib/crypto'
import { poolDb, type Handle } from '@/lib/db'
import { einvoice, taxGateway, taxWire, type TaxApplication, type TaxCall, type TaxLink, type TaxNotice } from '@/lib/gateways/tax'
import { inProcessOutside } from '@/lib/gateways/transports'
import { shanghaiInstant } from '@/lib/kernel/calendar'
import { seededRandom } from '@/lib/kernel/random'
import { systemSecrets } from '@/lib/kernel/secrets'
import { handleTax, issueDue, sendDueNotices, type TaxMessage } from '@/lib/simulators/tax'
import type { SimCtx } from '@/lib/simulators/sim-ctx'
import { SELLERS, seedSimTax } from '@/prisma/seed/sim-tax'
import { SAMPLE } from '../../../contract/einvoice/sample'
import { useScratch } from '../scratch'

export const [BEIJING, SHANGHAI] = [SELLERS[0].taxId, SELLERS[1].taxId]
const { number: _, issuedOn: __, bureauCode: ___, bureauName: ____, ...CONTENT } = SAMPLE

/** The buyer's name and number, the seller's number, and what else is other than usual. */
export type Wanted = Partial<Omit<einvoice.InvoiceContent, 'buyer' | 'seller'>> & { buyer?: string; taxId?: string; seller?: string; redOf?: string | null }

export class TaxWorld {
  at = shanghaiInstant(2026, 3, 16, 10)
  readonly recorded: Parameters<TaxCall['record']>[0][] = []
  private numbers = 0

  constructor(
    private readonly handle: Handle,
    readonly link: TaxLink,
  ) {}

  get sim(): SimCtx {
    const at = this.at
    return { db: poolDb(this.handle), clock: { now: () => new Date(at), wall: () => new Date(at) }, random: seededRandom('test'), secrets: systemSecrets }
  }

  handleTax = (message: TaxMessage) => handleTax(this.sim, message, async () => true)

  call(link: Partial<TaxLink> = {}): TaxCall {
    const outside = inProcessOutside((_code, message) => this.handleTax(message))
    return { link: { ...this.link, ...link }, outside, clock: { wall: () => this.at }, secrets: systemSecrets, record: async (message) => void this.recorded.push(message) }
  }

  pass(seconds: number): void {
    this.at = new Date(this.at.getTime() + seconds * 1_000)
  }

  goTo(month: number, day: number, hour: number, minute = 0, year = 2026): void {
    this.at = shanghaiInstant(year, month, day, hour, minute)
  }

  /** 90.00 yuan of 北京 to a person, unless told otherwise. */
  application({ buyer = '王芳', taxId = '', seller = BEIJING, redOf = null, ...content }: Wanted = {}): TaxApplication {
    const parties = { seller: { ...CONTENT.seller, taxId: seller }, buyer: { ...CONTENT.buyer, name: buyer, taxId } }
    return { applicationNo: `app-${(this.numbers += 1)}`, redOf, content: { ...CONTENT, ...content, ...parties } }
  }

  apply = (application: TaxApplication) => taxGateway.apply(this.call(), application)
  query = (applicationNo: string) => taxGateway.query(this.call(), { applicationNo })
  issueDue = () => issueDue(this.sim)

  /** Applies, waits two minutes, and gives the invoice. */
  async invoice(application = this.application()): Promise<einvoice.EInvoice> {
    await this.apply(application)
    this.pass(120)
    await this.issueDue()
    const answer = await this.query(application.applicationNo)
    const read = answer.ok && answer.value?.state === 'ISSUED' ? einvoice.readEInvoice(answer.value.xml) : null
    if (!read?.ok) throw new Error(`no invoice: ${JSON.stringify(answer)}`)
    return read.value
  }

  /** What the bureau sends now; `isTaken` says whether the platform takes each. */
  async notices(isTaken = true): Promise<TaxNotice[]> {
    const got: TaxNotice[] = []
    await sendDueNotices(this.sim, async ({ headers, body }) => {
      const lower = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
      const notice = taxWire.decodeNotice(this.link, { headers: lower, body }, taxWire.secondsOf(this.at))
      if (!notice) throw new Error('a notice that nobody can read')
      got.push(notice)
      return isTaken
    })
    return got
  }

  rows = <T>(text: string, values: unknown[] = []) => this.sim.db.query<T>(text, values)
}

export function useTaxWorld(name: string): () => TaxWorld {
  return useScratch(`tax_${name}`, async (handle) => {
    const [platform, bureau] = await Promise.all([makeRsaPair(), makeRsaPair()])
    const [serial, bureauSerial] = [rsaSerial(platform.publicKey), rsaSerial(bureau.publicKey)]
    const world = new TaxWorld(handle, { endpoint: 'sim:tax', mchid: 'M1', serial, privateKey: platform.privateKey, bureauSerial, bureauPublicKey: bureau.publicKey })
    await seedSimTax(world.sim)
    await world.sim.db.prisma.simTaxLink.create({ data: { mchid: 'M1', serial: bureauSerial, privateKey: bureau.privateKey, platformSerial: serial, platformPublicKey: platform.publicKey } })
    return world
  })
}
