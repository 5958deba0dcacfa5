import { gatewayFor, type WaterGateway } from '@/lib/gateways/water'
import { toXmlText } from '@/lib/gateways/xml'
import { minFen } from '@/lib/kernel/money'
import { Meter, type Used } from './meter'
import { Numbers, type FirstBill } from './orders'
import { redacting } from './redact'
import type { Limits, Settings, Surroundings } from './settings'

/** For taking back what was credited, when the limits have been reached. */
const ROOM: Limits = { messages: 40, wallMs: 60_000 }

/** How far a run is between two cases, as JSON: with it another process goes on. Amounts are decimal text. */
export type Kept = {
  startedAt: string
  numbered: { messages: number; orders: number }
  used: Used
  bill: FirstBill | null
  startedOwingFen: string | null
  otherOwingFen: string | null
  isOver: boolean
  left: string[]
}

const fenOf = (text: string | null | undefined): bigint | null => (text ? BigInt(text) : null)

/** What the cases of one run share. */
export class Run {
  readonly meter: Meter
  readonly gateway: WaterGateway
  readonly numbering: Numbers
  readonly hide: (text: string, isProof?: boolean) => string
  /** The oldest bill of the unpaid number, and what it owed in all when the run began. */
  bill: FirstBill | null
  startedOwingFen: bigint | null
  /** What the other number owed before anything was tried with it; null: nothing was. */
  otherOwingFen: bigint | null
  /** The limits have been reached, or somebody has stopped it. */
  isOver: boolean
  /** Numbers of what could not be taken back. */
  readonly left: string[]
  readonly startedAt: string

  constructor(readonly settings: Settings, readonly around: Surroundings, kept: Kept | null = null) {
    this.meter = new Meter(around, settings.limits, settings.patienceMs, kept?.used)
    this.gateway = gatewayFor(settings.company.protocol)
    this.numbering = new Numbers(around, kept?.numbered)
    this.hide = redacting(settings.company, settings.idTail)
    this.bill = kept?.bill ?? null
    this.startedOwingFen = fenOf(kept?.startedOwingFen)
    this.otherOwingFen = fenOf(kept?.otherOwingFen)
    this.isOver = kept?.isOver ?? false
    this.left = [...(kept?.left ?? [])]
    this.startedAt = kept?.startedAt ?? around.now().toISOString()
  }

  get kept(): Kept {
    const { startedAt, numbering, meter, bill, startedOwingFen, otherOwingFen, isOver, left } = this
    const first = bill && { billNo: toXmlText(bill.billNo), customerName: toXmlText(bill.customerName), endMonth: bill.endMonth }
    return { startedAt, numbered: numbering.numbered, used: meter.used, bill: first, startedOwingFen: startedOwingFen?.toString() ?? null, otherOwingFen: otherOwingFen?.toString() ?? null, isOver, left }
  }

  /** It is over, but for what has to be taken back. */
  makeRoom(): void {
    this.isOver = true
    this.meter.extend(ROOM)
  }

  /** Twice as much has to be owed, or an order that is credited twice could not be told. */
  get amountFen(): bigint {
    const half = (this.startedOwingFen ?? 0n) / 2n
    return half > 0n ? minFen(this.settings.amountFen, half) : this.settings.amountFen
  }
}
