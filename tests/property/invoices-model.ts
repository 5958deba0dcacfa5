/** What residents, the desk, the bureau and time may do to invoices; `invoices-books.ts` says what must hold whatever they do. */
import fc from 'fast-check'
import { expect } from 'vitest'
import type { Ctx } from '@/lib/db'
import { retryInvoice } from '@/lib/invoices/desk'
import { confirmLetter, denyLetter, exchangeInvoice, redLetterInvoice, withdrawLetter } from '@/lib/invoices/red'
import { advance } from '@/lib/jobs'
import { DAY_MS, dayStart, formatDay, HOUR_MS, MINUTE_MS, SECOND_MS } from '@/lib/kernel/calendar'
import type { ErrorCode } from '@/lib/kernel/errors'
import { fenToYuan } from '@/lib/kernel/money'
import type { Outside } from '@/lib/kernel/outside'
import { keepBoundAccount } from '@/lib/qa'
import { BUYERS_TO_TRY } from '@/lib/simulators/tax'
import { payWith } from '../support/cards'
import { apply, firmTitle, personTitle } from '../support/invoices'
import { newKey, newResident, quote, userIdOf } from '../support/journey'
import { lossy, type Lost } from '../support/losing'
import { askRefund, codeOf, desk } from '../support/refunds'
import type { TestWorld } from '../support/world'
import { InvoiceBooks } from './invoices-books'

/** Each of the two has a home in both cities; of the second's one loses refunds on their way, and of one the company takes nothing back as a whole. */
const HOMES = [
  [['beijing', '0100000001'], ['shanghai', '20000001'], ['beijing', '0100000002']],
  [['beijing', '0100000422'], ['shanghai', '20000002'], ['beijing', '0100000420']],
] as const
/** Persons and one organisation, whose place is the last. */
const PERSONS = ['王芳', '王小明', ...BUYERS_TO_TRY.map(({ name }) => name)]
const FIRM_AT = PERSONS.length

const WAITS = [10 * SECOND_MS, 2 * MINUTE_MS, 5 * MINUTE_MS, 40 * MINUTE_MS, 5 * HOUR_MS, 72 * HOUR_MS] as const
const ANSWERS = ['CONFIRM', 'DENY', 'WITHDRAW'] as const

const any = (max: number) => fc.integer({ min: 0, max })
/** Half of all invoices go to the organisation or to the two without troubles: else little is issued. */
const title = fc.oneof({ weight: 2, arbitrary: fc.constantFrom(0, 1, FIRM_AT, FIRM_AT) }, { weight: 1, arbitrary: any(FIRM_AT) })
/** Exchanges with the bureau that are lost on the way there or back. */
const lost = fc.oneof({ weight: 2, arbitrary: fc.constant<Lost[]>([]) }, { weight: 1, arbitrary: fc.array(fc.constantFrom<Lost>('ANSWER', 'REQUEST', 'NOTHING'), { maxLength: 8 }) })

export type Step =
  | { kind: 'PAY'; who: number; home: number; yuan: number }
  | { kind: 'APPLY'; who: number; nths: number[]; title: number; isSpecial: boolean; twice: boolean }
  | { kind: 'REFUND'; nth: number; quarters: number }
  | { kind: 'RED'; nth: number }
  | { kind: 'EXCHANGE'; nth: number; title: number }
  | { kind: 'LETTER'; nth: number; answer: (typeof ANSWERS)[number] }
  | { kind: 'RETRY'; nth: number }
  | { kind: 'SUSPEND'; isSuspended: boolean }
  | { kind: 'WAIT'; ms: number; lost: Lost[] }
  | { kind: 'NIGHT'; minute: number; lost: Lost[] }

export const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('PAY' as const), who: any(1), home: any(2), yuan: fc.integer({ min: 1, max: 300 }) }) },
  { weight: 7, arbitrary: fc.record({ kind: fc.constant('APPLY' as const), who: any(1), nths: fc.array(any(9), { minLength: 1, maxLength: 3 }), title, isSpecial: fc.boolean(), twice: fc.boolean() }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('REFUND' as const), nth: any(9), quarters: fc.integer({ min: 1, max: 4 }) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('RED' as const), nth: any(9) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('EXCHANGE' as const), nth: any(9), title }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('LETTER' as const), nth: any(5), answer: fc.constantFrom('CONFIRM', ...ANSWERS) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('RETRY' as const), nth: any(9) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('SUSPEND' as const), isSuspended: fc.boolean() }) },
  { weight: 7, arbitrary: fc.record({ kind: fc.constant('WAIT' as const), ms: fc.constantFrom(...WAITS), lost }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('NIGHT' as const), minute: any(150), lost }) },
)

const APPLY_CODES: (ErrorCode | null)[] = [null, 'INVOICE_REFUND_OPEN', 'INVOICE_NOTHING_LEFT', 'INVOICE_PREPAID_ONLY', 'INVOICE_SPECIAL_PERSON']
const REFUND_CODES: (ErrorCode | null)[] = [null, 'REFUND_TOO_MUCH', 'AMOUNT_INVALID', 'REFUND_NOT_PAID']
const RED_CODES: (ErrorCode | null)[] = [null, 'RED_LETTER_EXISTS']
const RETRY_CODES: (ErrorCode | null)[] = [null, 'INVOICE_NOT_STUCK', 'INVOICE_TOO_MUCH', 'RED_LETTER_DECIDED']

type Person = { ctx: Ctx; accounts: string[]; titles: string[]; payments: string[] }

export class InvoicesRun {
  private readonly people: Person[] = []
  private readonly books: InvoiceBooks

  constructor(private readonly world: TestWorld) {
    this.books = new InvoiceBooks(world)
  }

  async begin(): Promise<void> {
    for (const homes of HOMES) {
      const { ctx } = await newResident(this.world, { walletFen: 1_000_000n })
      const accounts: string[] = []
      for (const [companyCode, billKey] of homes) accounts.push(await keepBoundAccount(await this.world.system(), { userId: userIdOf(ctx), companyCode, billKey, alias: billKey }))
      const titles: string[] = []
      for (const name of PERSONS) titles.push(await personTitle(ctx, name))
      this.people.push({ ctx, accounts, titles: [...titles, await firmTitle(this.world, ctx)], payments: [] })
    }
  }

  private person(who: number): Person {
    return this.people[who] as Person
  }

  /** With the present time. */
  private as = ({ ctx }: Person): Promise<Ctx> => this.world.as(ctx.actor)

  private rows = (sql: string) => this.world.world.db.query<{ id: string; userId: string; initiator?: string }>(sql, [])

  private async owner({ userId }: { userId: string }): Promise<Ctx> {
    return this.as(this.people.find(({ ctx }) => userIdOf(ctx) === userId) as Person)
  }

  async take(one: Step): Promise<void> {
    switch (one.kind) {
      case 'PAY':
        return this.pay(one)
      case 'APPLY':
        return this.apply(one)
      case 'REFUND':
        return this.refund(one)
      case 'RED':
        return this.redLetter(one.nth)
      case 'EXCHANGE':
        return this.exchange(one)
      case 'LETTER':
        return this.answerLetter(one)
      case 'RETRY':
        return this.retry(one.nth)
      case 'SUSPEND':
        return void (await this.world.world.db.prisma.simTaxpayer.updateMany({ data: { isSuspended: one.isSuspended } }))
      case 'WAIT':
        return this.wait(one.ms, one.lost)
      case 'NIGHT':
        return this.wait(await this.untilEvening(one.minute), one.lost)
    }
  }

  private async pay({ who, home, yuan }: Extract<Step, { kind: 'PAY' }>): Promise<void> {
    const person = this.person(who)
    const [ctx, accountId] = [await this.as(person), person.accounts[home] ?? '']
    // Less than is due is a part of it.
    const asked = await quote(ctx, accountId, 'PREPAY', `${yuan}`).catch(() => quote(ctx, accountId, 'PART', `${yuan}`)).catch(() => null)
    if (!asked) return
    await payWith(ctx, asked.id, 'BALANCE')
    await this.world.runDue()
    person.payments.push(asked.id)
  }

  /** The same payments asked for twice at one moment, to two names: one of them gets them at most. */
  private async apply({ who, nths, title: at, isSpecial, twice }: Extract<Step, { kind: 'APPLY' }>): Promise<void> {
    const person = this.person(who)
    const chosen = [...new Set(nths.flatMap((nth) => pick(person.payments, nth) ?? []))]
    if (chosen.length === 0) return
    const ctx = await this.as(person)
    const names = twice ? [at, (at + 1) % person.titles.length] : [at]
    const codes = await Promise.all(names.map((n) => codeOf(apply(ctx, chosen, person.titles[n] ?? '', isSpecial ? 'SPECIAL' : 'ORDINARY'))))
    for (const code of codes) expect(APPLY_CODES).toContain(code)
    expect(codes.filter((code) => code === null).length).toBeLessThanOrEqual(1)
  }

  private async refund({ nth, quarters }: Extract<Step, { kind: 'REFUND' }>): Promise<void> {
    const id = pick(this.people.flatMap(({ payments }) => payments), nth)
    if (!id) return
    const [payment] = await this.world.world.db.query<{ amountFen: bigint }>('SELECT amount_fen AS "amountFen" FROM payment WHERE id = $1', [id])
    const amount = fenToYuan(((payment?.amountFen ?? 0n) * BigInt(quarters)) / 4n)
    expect(REFUND_CODES).toContain(await codeOf(askRefund(this.world, id, amount)))
  }

  private async redLetter(nth: number): Promise<void> {
    const one = pick(await this.rows(BLUE), nth)
    if (one) expect(RED_CODES).toContain(await codeOf(redLetterInvoice({ ctx: await desk(this.world), input: { invoiceId: one.id } })))
  }

  private async exchange({ nth, title: at }: Extract<Step, { kind: 'EXCHANGE' }>): Promise<void> {
    const one = pick(await this.rows(BLUE), nth)
    if (!one) return
    const titleId = this.people.find(({ ctx }) => userIdOf(ctx) === one.userId)?.titles[at]
    const code = await codeOf(exchangeInvoice({ ctx: await this.owner(one), input: { invoiceId: one.id, titleId, idempotencyKey: newKey() } }))
    expect([...RED_CODES, 'INVOICE_SPECIAL_PERSON']).toContain(code)
  }

  /** By the side whose word it is; that of a letter which needs none any more is refused. */
  private async answerLetter({ nth, answer }: Extract<Step, { kind: 'LETTER' }>): Promise<void> {
    const letter = pick(await this.rows(LETTERS), nth)
    if (!letter) return
    const isSellers = (letter.initiator === 'SELLER') === (answer === 'WITHDRAW')
    const ctx = isSellers ? await desk(this.world) : await this.owner(letter)
    const verb = { CONFIRM: confirmLetter, DENY: denyLetter, WITHDRAW: withdrawLetter }[answer]
    expect([null, 'RED_LETTER_DECIDED']).toContain(await codeOf(verb({ ctx, input: { letterId: letter.id } })))
  }

  private async retry(nth: number): Promise<void> {
    const one = pick(await this.rows(NOT_ISSUED), nth)
    if (one) expect(RETRY_CODES).toContain(await codeOf(retryInvoice({ ctx: await desk(this.world), input: { invoiceId: one.id } })))
  }

  private async wait(ms: number, exchanges: Lost[]): Promise<void> {
    const { outside } = await this.world.system()
    const bureau = lossy(outside, [...exchanges])
    // The calendar’s ringing is no message.
    const world: Outside = { send: (message) => (message.endpoint === 'sim:tax' && message.path !== '/ring' ? bureau : outside).send(message) }
    const onError = (job: { kind: string }, error: unknown) => void this.world.jobErrors.push(`${job.kind}: ${String(error)}`)
    await advance(this.world.world, world, (present) => new Date(present.getTime() + ms), onError)
  }

  /** To so many minutes after 22:40 of Shanghai: before, within or after the bureau’s maintenance. */
  private async untilEvening(minute: number): Promise<number> {
    const now = (await this.world.system()).clock.now()
    const at = dayStart(formatDay(now)).getTime() + 22 * HOUR_MS + (40 + minute) * MINUTE_MS
    return (at > now.getTime() ? at : at + DAY_MS) - now.getTime()
  }

  check = (): Promise<void> => this.books.check()

  /** The sellers are in order again, what was refused is sent once more, and nobody answers letters any more: all comes to its end. */
  async end(): Promise<void> {
    await this.take({ kind: 'SUSPEND', isSuspended: false })
    await this.wait(DAY_MS, [])
    for (const { id } of await this.rows(RED_REFUSED)) await retryInvoice({ ctx: await desk(this.world), input: { invoiceId: id } })
    // A letter may run out, then that of a refund which has waited for it, and then that of the invoice in its place.
    await this.wait(13 * DAY_MS, [])
    await this.check()
    await this.books.checkRest()
  }
}

/** undefined: there is none. The latest first. */
const pick = <T>(list: readonly T[], nth: number): T | undefined => list.at(-1 - (nth % Math.max(list.length, 1)))

const INVOICES = 'SELECT i.id, i.user_id AS "userId" FROM invoice i'
const BLUE = `${INVOICES} WHERE i.red_of IS NULL AND i.state = 'ISSUED' ORDER BY i.requested_at, i.id`
const NOT_ISSUED = `${INVOICES} WHERE i.state <> 'ISSUED' ORDER BY i.requested_at, i.id`
/** Whose letter still stands. */
const RED_REFUSED = `${INVOICES} JOIN red_letter t ON t.red_id = i.id WHERE i.state = 'REFUSED' AND t.state IN ('01', '04') ORDER BY i.id`
const LETTERS = 'SELECT t.id, t.initiator, i.user_id AS "userId" FROM red_letter t JOIN invoice i ON i.id = t.invoice_id ORDER BY t.requested_at, t.id'
