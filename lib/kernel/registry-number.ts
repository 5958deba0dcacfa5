/** The numbers of made-up customers: whoever knows a company's code and how its numbers look knows them all. */
import { checkCharacter, type Check } from './check-character'
import { invariant } from './invariant'
import { seededRandom } from './random'

/** How many customers a company of the registry has. */
export const REGISTRY_CUSTOMERS = 20

export type NumberForm = { length: number; charset: 'DIGITS' | 'UPPER_ALNUM'; prefix?: string | undefined; check?: Check | undefined }

/** The same in every world. */
const chance = seededRandom('registry numbers')
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ'
/** Figures that tell the customers of a company apart. */
const OWN = 2
const TRIES = 50

/** Characters that chance decides; without one a company has no numbers for its customers. */
const freeOf = ({ length, prefix = '', check }: NumberForm) => length - prefix.length - OWN - (check ? 1 : 0)
export const hasRoomForCustomers = (form: NumberForm): boolean => freeOf(form) >= 1

/** The n-th customer's number, n from 1 to 20: prefix, chance, n in two figures, and the check character. */
export function registryNumber(form: NumberForm, companyCode: string, n: number): string {
  const prefix = form.prefix ?? ''
  const free = freeOf(form)
  invariant(free >= 1, 'a number has room for its customer')
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const key = `${companyCode}:${n}:${attempt}`
    const letters = form.charset === 'UPPER_ALNUM' ? Math.min(2, free) : 0
    const head = Array.from({ length: letters }, (_, at) => LETTERS.charAt(chance.int(`letter ${at}`, key, 0, LETTERS.length - 1))).join('')
    const body = prefix + head + (free > letters ? chance.digits('figures', key, free - letters) : '') + `${n}`.padStart(OWN, '0')
    const check = form.check ? checkCharacter(form.check, body) : ''
    if (form.charset === 'UPPER_ALNUM' || check !== 'X') return body + check
  }
  throw new Error(`no number of ${companyCode} for ${n}`)
}

/** Whose number it is, 1 to 20; null: nobody's. */
export function registryCustomerOf(form: NumberForm, companyCode: string, number: string): number | null {
  const end = number.length - (form.check ? 1 : 0)
  const own = number.slice(end - OWN, end)
  if (number.length !== form.length || !/^[0-9]{2}$/.test(own)) return null
  const n = (own.charCodeAt(0) - 48) * 10 + own.charCodeAt(1) - 48
  return n >= 1 && n <= REGISTRY_CUSTOMERS && registryNumber(form, companyCode, n) === number ? n : null
}
