import type { Ctx } from '@/lib/db'
import { bankGateway, type BankCall, type BankGateway, type BankLink } from '@/lib/gateways/bank'
import { invariant } from '@/lib/kernel/invariant'
import { recordWire, toWireRow } from '@/lib/platform'

/** What the conversation is about: its messages are kept under `subjectId`; `sequence` makes each unique, and those after the first are numbered. */
export type BankTopic = { subjectId: string; sequence: string }

const COLUMNS = 'mchid, endpoint, serial, private_key AS "privateKey", bank_serial AS "bankSerial", bank_public_key AS "bankPublicKey"'

/** One exchange with the bank side. Never inside a transaction. */
export async function talkToBank<T>(ctx: Ctx, { subjectId, sequence }: BankTopic, exchange: (gateway: BankGateway, call: BankCall) => Promise<T>): Promise<T> {
  const [link] = await ctx.db.query<BankLink>(`SELECT ${COLUMNS} FROM bank_link WHERE enabled LIMIT 1`, [])
  invariant(link, 'a world without its line to the bank side')
  let said = 0
  const call: BankCall = {
    link,
    outside: ctx.outside,
    clock: ctx.clock,
    secrets: ctx.secrets,
    record: async ({ operation, outcome, request, response }) => {
      said += 1
      const own = said === 1 ? sequence : `${sequence}:${said}`
      await recordWire(ctx, toWireRow(ctx, { operation, outcome, request, response, subject_id: subjectId, party: 'bank', sequence: own }))
    },
  }
  return exchange(bankGateway, call)
}
