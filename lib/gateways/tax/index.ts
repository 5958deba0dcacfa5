/** Public door: what travels between the platform and the tax bureau. */
export * as einvoice from './einvoice'
