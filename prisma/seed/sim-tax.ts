/** The tax bureau with its own books, and the line to it. */
import { makeRsaPair, rsaSerial } from '@/lib/crypto'
import { withTransaction, type Ctx } from '@/lib/db'
import { creditCodeCheck } from '@/lib/kernel/credit-code'
import type { SimCtx } from '@/lib/simulators/sim-ctx'

const MCHID = 'SHUIDAN01'

/** One a province. */
const PROVINCES = '11北京市 12天津市 13河北省 14山西省 15内蒙古自治区 21辽宁省 22吉林省 23黑龙江省 31上海市 32江苏省 33浙江省 34安徽省 35福建省 36江西省 37山东省 41河南省 42湖北省 43湖南省 44广东省 45广西壮族自治区 46海南省 50重庆市 51四川省 52贵州省 53云南省 54西藏自治区 61陕西省 62甘肃省 63青海省 64宁夏回族自治区 65新疆维吾尔自治区'
export const OFFICES = PROVINCES.split(' ').map((one) => ({ provinceCode: one.slice(0, 2), code: `1${one.slice(0, 2)}00000000`, name: `国家税务总局${one.slice(2)}税务局（模拟）` }))

/** 17 characters and the one that checks them. */
const codeOf = (first17: string) => first17 + creditCodeCheck(first17)

/** The water companies as taxpayers; the numbers are made up, their check characters are right. */
export const SELLERS = [
  { companyCode: 'beijing', taxId: codeOf('91110000MA0S1M001'), name: '北京市自来水（模拟）', provinceCode: '11' },
  { companyCode: 'shanghai', taxId: codeOf('91310000MA0S1M002'), name: '上海城投水务（模拟）', provinceCode: '31' },
  { companyCode: 'guangzhou', taxId: codeOf('91440000MA0S1M003'), name: '广州市自来水（模拟）', provinceCode: '44' },
] as const

/** 总授信额度 of a month, 10 亿元. */
export const CREDIT_FEN = 100_000_000_000n

/** Without the sellers' side of the platform, which needs its companies. */
export async function seedTaxBureau(ctx: Ctx): Promise<void> {
  await seedSimTax(ctx)
  await seedLine(ctx)
}

export const SELLER_DETAILS = { address: '模拟市示例路 1 号', telephone: '96116', bankName: '模拟银行营业部', bankAccount: '6200000000000000', drawer: '水单开票员' }

/** The companies as they stand on invoices; what is made up says so. */
export async function seedSellers({ db }: Ctx): Promise<void> {
  await db.prisma.invoiceSeller.createMany({ data: SELLERS.map(({ companyCode, taxId, name }) => ({ companyCode, taxId, name, ...SELLER_DETAILS })) })
}

/** For a world that was made before there was a tax bureau, or before there were invoices. */
export async function addTaxBureau(ctx: Ctx): Promise<void> {
  if ((await ctx.db.prisma.taxLink.count()) === 0) await withTransaction(ctx, seedTaxBureau)
  if ((await ctx.db.prisma.invoiceSeller.count()) === 0) await withTransaction(ctx, seedSellers)
}

export async function seedSimTax({ db }: SimCtx): Promise<void> {
  await db.prisma.simTaxOffice.createMany({ data: OFFICES })
  await db.prisma.simTaxpayer.createMany({ data: SELLERS.map(({ companyCode: _, ...taxpayer }) => ({ ...taxpayer, isSuspended: false, creditFen: CREDIT_FEN })) })
}

/** Keys of both ends, each with its own; made anew with every template, so they are no part of the state hash. */
async function seedLine({ db }: Ctx): Promise<void> {
  const [platform, bureau] = await Promise.all([makeRsaPair(), makeRsaPair()])
  const [serial, bureauSerial] = [rsaSerial(platform.publicKey), rsaSerial(bureau.publicKey)]
  await db.prisma.taxLink.create({ data: { mchid: MCHID, enabled: true, endpoint: 'sim:tax', serial, privateKey: platform.privateKey, bureauSerial, bureauPublicKey: bureau.publicKey } })
  await db.prisma.simTaxLink.create({ data: { mchid: MCHID, serial: bureauSerial, privateKey: bureau.privateKey, platformSerial: serial, platformPublicKey: platform.publicKey } })
}
