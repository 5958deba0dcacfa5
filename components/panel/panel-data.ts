import type { PaymentState } from '@/lib/payments/schemas'

/** What /api/panel answers: instants as ISO text, fen as decimal text. */
export type PanelStep =
  | { kind: 'STATE'; at: string; from: PaymentState; to: PaymentState; reason: string }
  | { kind: 'WIRE'; at: string; party: string; operation: string; outcome: string; request: string; response: string | null }
  | { kind: 'JOURNAL'; at: string; name: string; postings: { account: string; amountFen: string }[] }

export type PanelInboxItem =
  | { kind: 'SMS'; id: string; at: string; to: string; sender: string; body: string }
  | { kind: 'NOTICE'; id: string; at: string; to: string; notice: string; params: Record<string, string> }

export type PanelData = {
  world: string
  clock: { now: string; mode: 'REAL' | 'ACCELERATED' | 'MANUAL'; rate: number; nextDue: string | null }
  inbox: PanelInboxItem[]
  path: { paymentId: string; state: string; amountFen: string; billKey: string; steps: PanelStep[] } | null
}

export type PanelTexts = Record<string, string>
export type PanelProps = { texts: PanelTexts; numbers: { billKey: string; hint: string }[]; cards: { pan: string; holderName: string; idTail: string; phone: string; hint: string }[] }

const SHANGHAI = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'medium' })

/** `2026-03-16 10:00:00`, the world's own time. */
export function worldTime(iso: string): string {
  return SHANGHAI.format(new Date(iso))
}

export function yuan(fen: string): string {
  const digits = fen.replace('-', '').padStart(3, '0')
  return `${fen.startsWith('-') ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}
