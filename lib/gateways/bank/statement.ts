/** A statement, page by page. */
import { err, ok } from '@/lib/kernel/result'
import { sumFen } from '@/lib/kernel/money'
import type { BankAnswer, Statement, StatementEntry } from './port'
import type { AnswerOf } from './v3'

/** A million entries a day; more is a bank that never ends. */
const MAX_PAGES = 2_000

type Page = AnswerOf<'statement'>

/** GARBLED: the pages do not make one statement, or it does not add up. */
export async function readStatement(readPage: (after: bigint) => BankAnswer<Page>): BankAnswer<Statement> {
  const entries: StatementEntry[] = []
  for (let n = 0; n < MAX_PAGES; n += 1) {
    const page = await readPage(entries.at(-1)?.seq ?? 0n)
    if (!page.ok) return page
    const { openingFen, closingFen, total } = page.value
    entries.push(...page.value.entries)
    if (entries.length < total && page.value.entries.length > 0) continue
    const adds = openingFen + sumFen(entries.map(({ amountFen }) => amountFen)) === closingFen
    const rises = entries.every(({ seq }, at) => at === 0 || seq > (entries[at - 1]?.seq ?? seq))
    return adds && rises && entries.length === total ? ok({ openingFen, closingFen, entries }) : err({ kind: 'GARBLED' })
  }
  return err({ kind: 'GARBLED' })
}
