import { gatewayFor, type ArrearsItem, type WaterGateway } from '@/lib/gateways/water'
import { minFen } from '@/lib/kernel/money'
import { Meter } from './meter'
import { Numbers, type Order } from './orders'
import { redacting } from './redact'
import type { Limits, Settings, Surroundings } from './settings'

/** For taking back what was credited, when the limits have been reached. */
const ROOM: Limits = { messages: 40, wallMs: 60_000 }

/** What the cases of one run share. */
export class Run {
  readonly meter: Meter
  readonly gateway: WaterGateway
  readonly numbering: Numbers
  readonly hide: (text: string, isProof?: boolean) => string
  /** The oldest bill of the unpaid number, and what it owed in all when the run began. */
  bill: ArrearsItem | null = null
  startedOwingFen: bigint | null = null
  /** What the other number owed before anything was tried with it; null: nothing was. */
  otherOwingFen: bigint | null = null
  /** The limits have been reached, or somebody has stopped it. */
  isOver = false
  /** What could not be taken back. */
  readonly left: Order[] = []

  constructor(readonly settings: Settings, readonly around: Surroundings) {
    this.meter = new Meter(around, settings.limits, settings.patienceMs)
    this.gateway = gatewayFor(settings.company.protocol)
    this.numbering = new Numbers(around)
    this.hide = redacting(settings.company, settings.idTail)
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
