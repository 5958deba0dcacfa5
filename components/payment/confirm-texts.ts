import type { SourceOption } from '@/components/funding/source-options'

/** Everything the confirm sheet says, ready to show. */
export type ConfirmTexts = {
  title: string
  close: string
  back: string
  open: string
  payNow: string
  payWithout: string
  passwordTitle: string
  paying: string
  source: string
  change: string
  choose: string
  recommended: string
  addCard: string
  none: string
  fee: string
  total: string
  pad: { label: string; filled: string; keys: string; erase: string }
}

/** Where a refusal leads to, by its code. */
export type Exits = Partial<Record<string, { href: string; text: string }>>

/**
 * `first`: the source to begin with, null when none can pay. `failed`: what became of the one tried before. `needsPassword`: false when
 * the one typed for that try still counts.
 */
export type Order = { paymentId: string; payee: string; amount: string; facts: { label: string; value: string }[]; options: SourceOption[]; first: string | null; feeNote: string | null; failed: string | null; needsPassword: boolean; probe: Probe | null }

/** The offer to try the channel with one yuan first (rule P4). */
export type Probe = { title: string; text: string; button: string; pending: string }
