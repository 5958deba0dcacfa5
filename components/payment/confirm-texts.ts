/** Everything the confirm sheet says, ready to show. */
export type ConfirmTexts = {
  title: string
  close: string
  open: string
  payNow: string
  passwordTitle: string
  paying: string
  pad: { label: string; filled: string; keys: string; erase: string }
}

/** Where a refusal leads to, by its code. */
export type Exits = Partial<Record<string, { href: string; text: string }>>

export type Order = { paymentId: string; payee: string; amount: string; facts: { label: string; value: string }[]; shortage: string | null }
