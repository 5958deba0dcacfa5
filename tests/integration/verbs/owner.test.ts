/** Every verb of a resident is tried by those whose business it is not. */
import { beforeAll, describe, expect, test } from 'vitest'
import { finishBinding, getBindRequest, getUnbound, getWaterAccount, listRecentCities, listUnbound, listWaterAccounts, moveAccount, renameAccount, sendBindCode, startBinding, unbindAccount, verifyBindCode } from '@/lib/accounts'
import { getAccountBills, getBill, listBills, refreshAllNow, refreshNow } from '@/lib/bills'
import { listCompaniesOf, searchCompanies } from '@/lib/companies'
import { readOverview } from '@/lib/console'
import type { Actor, Command, Ctx } from '@/lib/db'
import { confirmPayment, getPayment, listTransitions, quotePayment } from '@/lib/payments'
import { confirmMerged, getMerged, listMergedSources, quoteMerged, readLegStates } from '@/lib/payments/merged'
import { listRecords, readOutlook } from '@/lib/payments/records'
import { repayCredit } from '@/lib/funding/credit'
import { answerOffer, changeLimit, endCard, getFamilyCard, giveCard, listSpending, pauseCard, resumeCard } from '@/lib/funding/family'
import { moveIn, moveOut } from '@/lib/funding/fund'
import { getTransfer, listMovements, listTransfers, topUp, withdraw } from '@/lib/funding/wallet'
import { bindCard } from '../../support/cards'
import { offerTo } from '../../support/family'
import { bindAccount, confirm, newKey, newResident, PASSWORD, quote } from '../../support/journey'
import { refusal } from '../../support/refusal'
import { tablesChangedBy } from '../../support/table-counts'
import { useWorld } from '../../support/world'

const world = useWorld('demo')
type Things = { bindRequestId: string; waterAccountId: string; billNo: string; quoteId: string; paymentId: string; cardId: string; transferId: string; familyCardId: string; mergedId: string }
let things: Things
let stranger: Ctx

beforeAll(async () => {
  const { ctx } = await newResident(world)
  const waterAccountId = await bindAccount(ctx, '0100000001')
  const paymentId = (await quote(ctx, waterAccountId, 'PART', '1')).id
  await confirm(ctx, paymentId)
  await world.runDue()
  const { id: bindRequestId } = await startBinding({ ctx, input: { companyCode: 'beijing', number: '0100000004' } })
  const quoteId = (await quote(ctx, waterAccountId)).id
  const cardId = await bindCard(ctx)
  const { id: transferId } = await topUp({ ctx, input: { cardId, amount: '1', password: PASSWORD, idempotencyKey: newKey() } })
  const familyCardId = await offerTo(ctx, (await newResident(world)).ctx)
  await world.runDue()
  const { id: mergedId } = await quoteMerged({ ctx, input: { waterAccountIds: [waterAccountId], idempotencyKey: newKey() } })
  things = { mergedId, bindRequestId, waterAccountId, billNo: '2026020100000001', quoteId, paymentId, cardId, transferId, familyCardId }
  stranger = (await newResident(world)).ctx
})

type Verb = (command: Command<unknown>) => Promise<unknown>
/** What each is asked about; `null`: it is about the caller alone, so a stranger may. */
const VERBS: Record<string, { verb: Verb; input: () => unknown; own?: true }> = {
  searchCompanies: { verb: searchCompanies, input: () => ({ text: '北京' }), own: true },
  listCompaniesOf: { verb: listCompaniesOf, input: () => ({ cityCode: '110100' }), own: true },
  listRecentCities: { verb: listRecentCities, input: () => null, own: true },
  startBinding: { verb: startBinding, input: () => ({ companyCode: 'beijing', number: '0100000005' }), own: true },
  sendBindCode: { verb: sendBindCode, input: () => ({ bindRequestId: things.bindRequestId }) },
  verifyBindCode: { verb: verifyBindCode, input: () => ({ bindRequestId: things.bindRequestId, code: '123456' }) },
  finishBinding: { verb: finishBinding, input: () => ({ bindRequestId: things.bindRequestId, alias: '我家', idempotencyKey: newKey() }) },
  getBindRequest: { verb: getBindRequest, input: () => ({ bindRequestId: things.bindRequestId }) },
  getWaterAccount: { verb: getWaterAccount, input: () => ({ waterAccountId: things.waterAccountId }) },
  listWaterAccounts: { verb: listWaterAccounts, input: () => null, own: true },
  renameAccount: { verb: renameAccount, input: () => ({ waterAccountId: things.waterAccountId, alias: '别人家' }) },
  moveAccount: { verb: moveAccount, input: () => ({ waterAccountId: things.waterAccountId, groupKind: 'FRIENDS' }) },
  unbindAccount: { verb: unbindAccount, input: () => ({ waterAccountId: things.waterAccountId, idempotencyKey: newKey() }) },
  getUnbound: { verb: getUnbound, input: () => ({ waterAccountId: things.waterAccountId }) },
  listUnbound: { verb: listUnbound, input: () => ({}), own: true },
  refreshAllNow: { verb: refreshAllNow, input: () => null, own: true },
  refreshNow: { verb: refreshNow, input: () => ({ waterAccountId: things.waterAccountId }) },
  getAccountBills: { verb: getAccountBills, input: () => ({ waterAccountId: things.waterAccountId }) },
  listBills: { verb: listBills, input: () => ({ waterAccountId: things.waterAccountId }) },
  getBill: { verb: getBill, input: () => ({ waterAccountId: things.waterAccountId, billNo: things.billNo }) },
  quotePayment: { verb: quotePayment, input: () => ({ waterAccountId: things.waterAccountId, intent: 'FULL', idempotencyKey: newKey() }) },
  confirmPayment: { verb: confirmPayment, input: () => ({ paymentId: things.quoteId, password: PASSWORD, idempotencyKey: newKey() }) },
  getPayment: { verb: getPayment, input: () => ({ paymentId: things.paymentId }) },
  readOutlook: { verb: readOutlook, input: () => ({ paymentId: things.paymentId }) },
  listTransitions: { verb: listTransitions, input: () => ({ paymentId: things.paymentId }) },
  quoteMerged: { verb: quoteMerged, input: () => ({ idempotencyKey: newKey(), waterAccountIds: [things.waterAccountId] }) },
  getMerged: { verb: getMerged, input: () => ({ mergedId: things.mergedId }) },
  listMergedSources: { verb: listMergedSources, input: () => ({ mergedId: things.mergedId }) },
  readLegStates: { verb: readLegStates, input: () => ({ mergedId: things.mergedId }) },
  confirmMerged: { verb: confirmMerged, input: () => ({ mergedId: things.mergedId, password: PASSWORD, idempotencyKey: newKey(), amountFen: '1' }) },
  listRecords: { verb: listRecords, input: () => ({}), own: true },
  topUp: { verb: topUp, input: () => ({ cardId: things.cardId, amount: '1', password: PASSWORD, idempotencyKey: newKey() }) },
  withdraw: { verb: withdraw, input: () => ({ cardId: things.cardId, amount: '1', password: PASSWORD, idempotencyKey: newKey() }) },
  getTransfer: { verb: getTransfer, input: () => ({ transferId: things.transferId }) },
  listTransfers: { verb: listTransfers, input: () => ({}), own: true },
  listMovements: { verb: listMovements, input: () => ({}), own: true },
  moveIn: { verb: moveIn, input: () => ({ amount: '1', idempotencyKey: newKey() }), own: true },
  moveOut: { verb: moveOut, input: () => ({ amount: '1', idempotencyKey: newKey() }), own: true },
  repayCredit: { verb: repayCredit, input: () => ({ amount: '1', password: PASSWORD, idempotencyKey: newKey() }) },
  giveCard: { verb: giveCard, input: () => ({ relation: 'CHILD', nickname: '李先生', limit: '1', password: PASSWORD, idempotencyKey: newKey() }), own: true },
  answerOffer: { verb: answerOffer, input: () => ({ familyCardId: things.familyCardId, answer: 'ACCEPT' }) },
  getFamilyCard: { verb: getFamilyCard, input: () => ({ familyCardId: things.familyCardId }) },
  changeLimit: { verb: changeLimit, input: () => ({ familyCardId: things.familyCardId, limit: '1', password: PASSWORD }) },
  pauseCard: { verb: pauseCard, input: () => ({ familyCardId: things.familyCardId }) },
  resumeCard: { verb: resumeCard, input: () => ({ familyCardId: things.familyCardId }) },
  endCard: { verb: endCard, input: () => ({ familyCardId: things.familyCardId }) },
  listSpending: { verb: listSpending, input: () => ({ familyCardId: things.familyCardId }) },
}

const OUTSIDERS: [string, Actor, string][] = [
  ['nobody', { kind: 'ANONYMOUS' }, 'UNAUTHENTICATED'],
  ['the system', { kind: 'SYSTEM' }, 'UNAUTHENTICATED'],
  ['an operator', { kind: 'USER', userId: 'u', role: 'OPERATOR', sessionId: 's' }, 'FORBIDDEN'],
  ['an admin', { kind: 'USER', userId: 'u', role: 'ADMIN', sessionId: 's' }, 'FORBIDDEN'],
  ['a tester', { kind: 'USER', userId: 'u', role: 'QA', sessionId: 's' }, 'FORBIDDEN'],
]

describe.each(Object.keys(VERBS))('%s', (name) => {
  const { verb, input, own } = VERBS[name] as (typeof VERBS)[string]

  test('refuses everyone who is no resident, and writes nothing', async () => {
    const system = await world.system()
    const changed = await tablesChangedBy(system.db, async () => {
      for (const [who, actor, code] of OUTSIDERS) expect([who, await refusal(verb({ ctx: await world.as(actor), input: input() }))]).toEqual([who, code])
    })
    expect(changed).toEqual([])
  })

  const isAboutSomebody = !own
  if (isAboutSomebody) test('says to another resident that there is no such thing, and writes nothing', async () => {
    const changed = await tablesChangedBy(stranger.db, async () => expect(await refusal(verb({ ctx: stranger, input: input() }))).toBe('NOT_FOUND'))
    expect(changed).toEqual([])
  })

  const takesInput = !['listWaterAccounts', 'listRecentCities'].includes(name)
  if (takesInput) test('refuses what is no input, and writes nothing', async () => {
    const changed = await tablesChangedBy(stranger.db, async () => {
      const [first = 'before'] = Object.keys(input() as object)
      const instead = (value: unknown) => ({ ...(input() as object), [first]: value })
      for (const bad of [null, 'text', [], instead({ $gt: '' }), instead(7), instead(['a']), instead('x'.repeat(1_000_000))]) {
        expect(await refusal(verb({ ctx: stranger, input: bad }))).toBe('INVALID_INPUT')
      }
      // A NUL is a text that PostgreSQL cannot take: it never gets that far.
      for (const odd of ['a\u0000b', `' OR 1=1 --`, '../../etc/passwd']) {
        expect(['INVALID_INPUT', 'NOT_FOUND', 'ok']).toContain(await verb({ ctx: stranger, input: instead(odd) }).then(() => 'ok', () => refusal(verb({ ctx: stranger, input: instead(odd) }))))
      }
    })
    expect(changed).toEqual([])
  })
})

test('a stranger’s lists are empty', async () => {
  expect([await listWaterAccounts({ ctx: stranger }), await listRecentCities({ ctx: stranger }), (await listRecords({ ctx: stranger, input: {} })).items]).toEqual([[], [], []])
})

test('the state of the books is for admins and operators', async () => {
  const as = (role: 'RESIDENT' | 'OPERATOR' | 'ADMIN' | 'QA') => world.as({ kind: 'USER', userId: 'u', role, sessionId: 's' })
  for (const role of ['ADMIN', 'OPERATOR'] as const) expect(await readOverview({ ctx: await as(role) })).toMatchObject({ problems: [], ledger: { balanced: true } })
  for (const role of ['RESIDENT', 'QA'] as const) expect(await refusal(readOverview({ ctx: await as(role) }))).toBe('FORBIDDEN')
  expect(await refusal(readOverview({ ctx: await world.as({ kind: 'ANONYMOUS' }) }))).toBe('UNAUTHENTICATED')
})
