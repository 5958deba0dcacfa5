/** The custodian bank's statement beside our journals: pure. */
import type { StatementEntry } from '@/lib/gateways/bank'

/** A journal that touches the custodian account; into the account is positive. */
export type OurEntry = { journalId: string; kind: string; amountFen: bigint; at: Date }
export type Break = { side: 'BANK' | 'OURS' | 'AMOUNT'; kind: string; reference: string; bankFen: bigint | null; ourFen: bigint | null; at: Date }

/** What our journals are called that stand for an entry of the kind; after the colon comes the number by which the bank knows it. */
const JOURNALS: Record<StatementEntry['kind'], readonly string[]> = {
  // What was there when the account was opened is named by our journal itself.
  OPENING: [],
  CAPTURE: ['capture'],
  REFUND: ['refund'],
  TOP_UP: ['topup'],
  PAY_OUT: ['post', 'settled'],
  RECEIVE: ['collect'],
  REPAY: ['post'],
}

/** The journals that an entry may be in our books. */
export function journalsOf({ kind, reference }: { kind: string; reference: string }): string[] {
  return kind === 'OPENING' ? [reference] : (JOURNALS[kind as StatementEntry['kind']] ?? []).map((name) => `${name}:${reference}`)
}

/** The references under which the bank may have a journal. */
export const referencesOf = (journalId: string): string[] => [journalId, journalId.slice(journalId.indexOf(':') + 1)]

/** Every entry and every journal is matched, or in a break; each once. */
export function matchStatement(entries: readonly Omit<StatementEntry, 'seq'>[], ours: readonly OurEntry[]): { matched: number; breaks: Break[] } {
  const left = new Map(ours.map((entry) => [entry.journalId, entry]))
  const breaks: Break[] = []
  let matched = 0
  for (const { kind, reference, amountFen, at } of entries) {
    const id = journalsOf({ kind, reference }).find((journalId) => left.has(journalId)) ?? ''
    const own = left.get(id)
    left.delete(id)
    if (!own) breaks.push({ side: 'BANK', kind, reference, bankFen: amountFen, ourFen: null, at })
    else if (own.amountFen !== amountFen) breaks.push({ side: 'AMOUNT', kind, reference, bankFen: amountFen, ourFen: own.amountFen, at })
    else matched += 1
  }
  for (const { journalId, kind, amountFen, at } of left.values()) breaks.push({ side: 'OURS', kind, reference: journalId, bankFen: null, ourFen: amountFen, at })
  return { matched, breaks }
}
