import type { ErrorCode, ErrorParams } from '@/lib/kernel/errors'
import { fill, type Locale } from './define'
import { account } from './messages/account'
import { bill } from './messages/bill'
import { bind } from './messages/bind'
import { cards } from './messages/cards'
import { certification } from './messages/certification'
import { certify } from './messages/certify'
import { city } from './messages/city'
import { common } from './messages/common'
import { companyDesk } from './messages/company-desk'
import { deskLists } from './messages/desk-lists'
import { admin } from './messages/console'
import { errorTexts } from './messages/errors'
import { funding } from './messages/funding'
import { invoiceDesk } from './messages/invoice-desk'
import { invoices } from './messages/invoices'
import { manage } from './messages/manage'
import { me } from './messages/me'
import { merged } from './messages/merged'
import { payment } from './messages/payment'
import { recon } from './messages/recon'
import { records } from './messages/records'
import { refunds } from './messages/refunds'
import { titles } from './messages/titles'
import { wallet } from './messages/wallet'
import { water } from './messages/water'
import { panel } from './messages/panel'
import { paper } from './messages/paper'
import { start } from './messages/start'
import { worlds } from './messages/worlds'

export { DEFAULT_LOCALE, fill, LOCALES, type Locale } from './define'

const CATALOG = { account, bill, bind, cards, certification, certify, city, common, companyDesk, deskLists, funding, invoiceDesk, invoices, manage, me, merged, panel, paper, payment, recon, records, refunds, start, wallet, water, admin, worlds, titles }

type Catalog = typeof CATALOG
export type MessageKey = { [Domain in keyof Catalog]: `${Domain & string}.${keyof Catalog[Domain]['en'] & string}` }[keyof Catalog]
export type Translate = (key: MessageKey, params?: Record<string, string | number>) => string

/** `t('common.back')`; a key that is not there does not compile. */
export function translator(locale: Locale): Translate {
  return (key, params) => {
    const [domain, name] = key.split('.') as [keyof Catalog, string]
    const texts = CATALOG[domain][locale] as Record<string, string>
    return fill(texts[name] ?? key, params)
  }
}

/** All texts of a domain, for a client component that fills them in itself. */
export function textsOf<Domain extends keyof Catalog>(locale: Locale, domain: Domain): Catalog[Domain]['en'] {
  return CATALOG[domain][locale]
}

export function errorText(locale: Locale, code: ErrorCode, params: ErrorParams = {}): string {
  return fill(errorTexts[locale][code], params)
}
