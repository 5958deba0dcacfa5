/** The bank side with its own books, and the line to it; the platform's view of cards is its own. */
import { makeRsaPair, rsaSerial } from '@/lib/crypto'
import { withTransaction, type Ctx } from '@/lib/db'
import { DAY_MS, formatDay } from '@/lib/kernel/calendar'
import { ledgerAccount } from '@/lib/ledger'
import { CARDS_TO_TRY } from '@/lib/simulators/bank'
import type { SimCtx } from '@/lib/simulators/sim-ctx'
import { COMPANIES } from './companies'
import { FAMILY, RESIDENTS } from './people'
import { keepRegistryMerchants } from './registry/seed'

const MCHID = '1900009001'

const ISSUERS = [
  { code: 'ICBC', name: '工商银行（模拟）', smsSign: '工商银行(模拟)', debitPaymentFen: 5_000_000n, debitDayFen: 10_000_000n, creditPaymentFen: 5_000_000n, creditDayFen: 5_000_000n },
  { code: 'CMB', name: '招商银行（模拟）', smsSign: '招商银行(模拟)', debitPaymentFen: 5_000_000n, debitDayFen: 20_000_000n, creditPaymentFen: 5_000_000n, creditDayFen: 10_000_000n },
  { code: 'CCB', name: '建设银行（模拟）', smsSign: '建设银行(模拟)', debitPaymentFen: 1_000_000n, debitDayFen: 5_000_000n, creditPaymentFen: 1_000_000n, creditDayFen: 5_000_000n },
  { code: 'VILLAGE', name: '村镇银行（模拟）', smsSign: '村镇银行(模拟)', debitPaymentFen: 5_000n, debitDayFen: 8_000n, creditPaymentFen: 5_000n, creditDayFen: 8_000n },
  { code: 'LENDER', name: '信用支付（模拟）', smsSign: '信用支付(模拟)', debitPaymentFen: 500_000n, debitDayFen: 500_000n, creditPaymentFen: 500_000n, creditDayFen: 500_000n },
]

/** One a water company, as the platform's acquirerMerchantNo has it. The legacy acquirer takes 1 % on credit. */
export const MERCHANTS = [
  { merchantNo: '898110100001', name: '北京市自来水（模拟）', channel: 'DIRECT', creditFeePpm: 0 },
  { merchantNo: '898310100001', name: '上海城投水务（模拟）', channel: 'DIRECT', creditFeePpm: 0 },
  { merchantNo: '898440100001', name: '广州市自来水（模拟）', channel: 'LEGACY_UNIONPAY', creditFeePpm: 10_000 },
]

/** To whom the lender gives no line: 李先生 and 王晓. */
const NOT_ELIGIBLE = [RESIDENTS[1].openid, FAMILY[2].openid]

export async function seedBankSide(ctx: Ctx): Promise<void> {
  await seedSimBank(ctx)
  await seedLine(ctx)
}

/** For a world that was made before there was a bank side: it gets one, whole or not at all, whose custodian bank agrees with the platform's books. */
export async function addBankSide(ctx: Ctx): Promise<void> {
  if ((await ctx.db.prisma.bankLink.count()) > 0) return
  await withTransaction(ctx, async (tx) => {
    await seedBankSide(tx)
    for (const { code, acquirerMerchantNo } of COMPANIES) await tx.db.prisma.company.updateMany({ where: { code }, data: { acquirerMerchantNo } })
    await keepRegistryMerchants(tx)
    const [books] = await tx.db.query<{ fen: bigint | null }>(`SELECT -sum(balance_fen)::bigint AS fen FROM ledger_balance WHERE account_id = $1::text`, [ledgerAccount.custodian])
    if (books?.fen) await openCustodian(tx, 'opening', books.fen)
  })
}

export async function seedSimBank({ db, clock, random }: SimCtx): Promise<void> {
  const [now, today] = [clock.now(), new Date(formatDay(clock.now()))]
  await db.prisma.simBankIssuer.createMany({ data: ISSUERS })
  await db.prisma.simBankMerchant.createMany({ data: MERCHANTS })
  await db.prisma.simBankLenderRefusal.createMany({ data: NOT_ELIGIBLE.map((openid) => ({ userRef: random.id('usr', openid) })) })
  await db.prisma.simBankCard.createMany({
    data: CARDS_TO_TRY.map(({ bankCode, idTail, expiresOn, zh, en, ...card }) => ({
      ...card,
      id: random.id('crd', card.pan),
      issuerCode: bankCode,
      idLast4: idTail,
      heldFen: 0n,
      spentOn: today,
      spentFen: 0n,
      expiresOn: new Date(expiresOn),
      signUps: 0,
    })),
  })
  const yesterday = new Date(today.getTime() - DAY_MS)
  await db.prisma.simBankCustodian.create({ data: { id: 1, balanceFen: 0n, lastSeq: 0n, lastAt: now, openedOn: today, closedOn: yesterday } })
}

/** Keys of both ends, each with its own; made anew with every template, so they are no part of the state hash. */
async function seedLine({ db }: Ctx): Promise<void> {
  const [platform, bank] = await Promise.all([makeRsaPair(), makeRsaPair()])
  const [serial, bankSerial] = [rsaSerial(platform.publicKey), rsaSerial(bank.publicKey)]
  await db.prisma.bankLink.create({ data: { mchid: MCHID, enabled: true, endpoint: 'sim:bank', serial, privateKey: platform.privateKey, bankSerial, bankPublicKey: bank.publicKey } })
  await db.prisma.simBankLink.create({ data: { mchid: MCHID, serial: bankSerial, privateKey: bank.privateKey, platformSerial: serial, platformPublicKey: platform.publicKey } })
}

/** What the platform's books have at the custodian bank from the first second on, the bank has too. */
export async function openCustodian({ db, clock }: SimCtx, reference: string, amountFen: bigint): Promise<void> {
  await db.query(`SELECT sim_bank.book('OPENING', $1::text, $2::bigint, $3::timestamptz)::text`, [reference, amountFen, clock.now()])
}
