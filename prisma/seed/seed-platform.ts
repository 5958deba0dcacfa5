import { hashPassword, setPaymentPassword } from '@/lib/auth'
import type { Ctx } from '@/lib/db'
import { WECHAT_APPID, wechatAppSecret } from '@/lib/edge/auth/wechat-app'
import { ledgerAccount, openCompanyAccounts, openPlatformAccounts, openWallet, postJournal } from '@/lib/ledger'
import { hashWechatSecret } from '@/lib/simulators/wechat'
import { COMPANIES, tariffRows, withSearchKeys } from './companies'
import { STAFF } from './people'
import { openCustodian } from './sim-bank'

/** Companies with their price tables, the platform's ledger accounts, and the app at WeChat: what every world has. */
export async function seedPlatform(ctx: Ctx): Promise<void> {
  await ctx.db.prisma.company.createMany({ data: COMPANIES.map(withSearchKeys) })
  for (const { code } of COMPANIES) {
    await ctx.db.prisma.tariff.createMany({ data: tariffRows(code) })
    await openCompanyAccounts(ctx, code)
  }
  await openPlatformAccounts(ctx)
  await ctx.db.prisma.simWechatApp.create({ data: { appid: WECHAT_APPID, secretHash: hashWechatSecret(wechatAppSecret()), name: '水单' } })
}

export async function seedStaff(ctx: Ctx): Promise<void> {
  for (const { password, ...person } of STAFF) {
    const id = ctx.random.id('usr', person.loginName)
    await ctx.db.prisma.user.create({ data: { id, ...person, passwordHash: await hashPassword(password), oneTap: true, createdAt: ctx.clock.now() } })
  }
}

type Person = { openid: string; nickname: string; walletFen: bigint; paymentPassword: string }

/** The resident as WeChat and the platform know her, with money in 零钱. Returns the user's id. */
export async function seedResident(ctx: Ctx, person: Person): Promise<string> {
  const { openid, nickname, walletFen, paymentPassword } = person
  const id = ctx.random.id('usr', openid)
  await ctx.db.prisma.simWechatPerson.create({ data: { openid, unionid: `u${openid}`, nickname, headimgurl: '', autoConsent: true } })
  await ctx.db.prisma.user.create({ data: { id, role: 'RESIDENT', displayName: nickname, wechatOpenid: openid, oneTap: true, createdAt: ctx.clock.now() } })
  await setPaymentPassword(ctx, id, paymentPassword)
  await openWallet(ctx, id)
  if (walletFen > 0n) {
    const postings = [{ account: ledgerAccount.custodian, amountFen: -walletFen }, { account: ledgerAccount.wallet(id), amountFen: walletFen }]
    await postJournal(ctx, { id: `topup:${id}`, kind: 'TOP_UP', subjectId: id, postings })
    await openCustodian(ctx, `topup:${id}`, walletFen)
  }
  return id
}

export async function seedResidents(ctx: Ctx, people: readonly Person[]): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  for (const person of people) ids.set(person.openid, await seedResident(ctx, person))
  return ids
}

type FamilyCard = { giver: string; receiver: string; relation: string; limitFen: bigint }

/** Offered and accepted before anybody came. */
export async function seedFamilyCards(ctx: Ctx, cards: readonly FamilyCard[]): Promise<void> {
  const at = ctx.clock.now()
  for (const { giver, receiver, ...card } of cards) {
    const [giverId, receiverId] = [ctx.random.id('usr', giver), ctx.random.id('usr', receiver)]
    await ctx.db.prisma.familyCard.create({ data: { id: ctx.random.id('fam', `${giverId}:${receiverId}`), giverId, receiverId, ...card, state: 'ACTIVE', offeredAt: at, acceptedAt: at } })
  }
}
