import { textsOf, type Locale } from '@/lib/i18n'
import type { PanelTexts } from './panel-data'

/** Names of a payment's states and of the steps between them. */
const OF_PAYMENT = /^(to|back|again)?[A-Z]+$/

/** The panel's own words, and those for the path of a payment that the resident reads on the receipt. */
export function panelTexts(locale: Locale): PanelTexts {
  const ofPayment = Object.entries(textsOf(locale, 'payment')).filter(([name]) => OF_PAYMENT.test(name))
  return { ...Object.fromEntries(ofPayment), ...textsOf(locale, 'panel') }
}
