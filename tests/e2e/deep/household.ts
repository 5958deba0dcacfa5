/** One resident of one world, and what this test alone has done there: the world must hold that and nothing else. */
import type { Page } from '@playwright/test'
import { expect } from '../fixtures'
import { enter, type World } from '../../kit'
import { agree, askForCode, expectTitle, giveCode, giveNumber, resultOf } from '../steps'
import type { Place } from './places'

const NUMBER = '0100000001'
/** Bound from the beginning, of 王女士 and of 李先生. */
const OTHER_ALIASES = ['学院路小区-主表', '望京花园-主表', '爸妈家-主表']

type Paid = { fen: number; at: Date }

const yuan = (fen: number) => (fen / 100).toFixed(2)

/** As pages say it: 2026年12月31日 23:44. */
function moment(at: Date): string {
  const [, year, month, day, time] = /^(\d+)-(\d+)-(\d+)T(\d+:\d+)/.exec(new Date(at.getTime() + 8 * 3_600_000).toISOString()) ?? []
  return `${year}年${Number(month)}月${Number(day)}日 ${time}`
}

const minutesLater = (at: Date, minutes: number) => new Date(at.getTime() + minutes * 60_000)

export class Household {
  constructor(
    readonly page: Page,
    readonly world: World,
    private readonly place: Place,
    private at: Date,
    private account = '',
    private paid: readonly Paid[] = [],
  ) {}

  /** The same home as it is now, in another world or another browser. */
  copy({ page = this.page, world = this.world }: { page?: Page; world?: World }): Household {
    return new Household(page, world, this.place, this.at, this.account, this.paid)
  }

  async comeIn(): Promise<void> {
    await enter(this.page, '居民 王女士')
  }

  /** From number to the first payment, all by hand. */
  async bindAndPay(ownFen: () => number): Promise<void> {
    const { page, world, place } = this
    await giveNumber(page, NUMBER)
    await askForCode(page)
    await giveCode(page, await world.inbox.code())
    await page.getByRole('textbox', { name: '别名' }).fill(place.alias)
    await page.getByRole('button', { name: '完成绑定' }).click()
    await page.waitForURL(/\/water\/wac_\w+$/)
    this.account = new URL(page.url()).pathname
    await expect(page.getByText(`数据更新于 ${moment(this.at)}`)).toBeVisible()
    const due = page.getByRole('region', { name: '待缴金额' })
    await expect(due).toContainText(place.alias)
    if (place.dueFen === null) return this.pay(ownFen())
    await expect(due).toContainText(`¥${yuan(place.dueFen)}`)
    await page.goto(`${this.account}/pay`)
    await this.goOn(place.dueFen)
  }

  /** A part of what is due; where nothing is, for later bills. */
  async pay(fen: number): Promise<void> {
    const { page, place, account } = this
    await page.goto(`${account}/pay?intent=PREPAY`)
    if (place.dueFen === null) await page.getByRole('radio', { name: '缴一部分' }).check()
    await page.getByRole('textbox', { name: '金额（元）' }).fill(yuan(fen))
    await this.goOn(fen)
  }

  /** From the amount to the result; then time goes on. */
  private async goOn(fen: number): Promise<void> {
    const { page } = this
    await page.getByRole('button', { name: '去付款' }).click()
    await expect(page.getByRole('dialog', { name: '确认付款' })).toContainText(`¥${yuan(fen)}`)
    await expect(page.getByText(`请在 ${moment(minutesLater(this.at, 15))} 前付款`)).toBeVisible()
    await agree(page)
    await expect(resultOf(page)).toContainText('缴费成功')
    this.paid = [...this.paid, { fen, at: this.at }]
    this.at = new Date(this.at.getTime() + this.place.stepSeconds * 1000)
    expect(await this.world.clock.by(this.place.stepSeconds)).toEqual(this.at)
  }

  /** The records that a resident reads: this world's dates, this world's name of the home, amounts of this test. */
  async expectOwnRecords(): Promise<void> {
    await this.page.goto('/payments')
    await expectTitle(this.page, '交易记录')
    const rows = [...this.paid].reverse().map(({ fen, at }) => new RegExp(`^${this.place.alias}.*${moment(at)}.*-¥${yuan(fen)}缴费成功$`))
    await expect(this.page.getByRole('link', { name: /¥/ })).toHaveText(rows)
  }

  /** Both sides' books, every line of them. */
  async expectOwnBooks(): Promise<void> {
    const { world, place, paid } = this
    const { payments, orders, bindings, accounts, balances, settlements } = await world.books()
    expect(payments.map(({ billKey, state, amountFen, resident }) => [billKey, state, amountFen, resident])).toEqual(paid.map(({ fen }) => [NUMBER, 'SUCCEEDED', `${fen}`, '王女士']))
    expect(orders.map(({ billKey, amountFen, state }) => [billKey, Number(amountFen), state]).sort()).toEqual(paid.map(({ fen }) => [NUMBER, fen, 2]).sort())
    expect(bindings.map(({ billKey, state }) => [billKey, state])).toEqual([[NUMBER, 'DONE']])
    expect(accounts.map(({ alias }) => alias).sort()).toEqual([...OTHER_ALIASES, place.alias].sort())
    const paidFen = paid.reduce((total, { fen }) => total + fen, 0)
    const settledFen = settlements.reduce((total, { grossFen }) => total + Number(grossFen), 0)
    expect(Object.fromEntries(balances.map(({ account, amountFen }) => [account, Number(amountFen)]))).toMatchObject({ 'payable:beijing': paidFen - settledFen, 'settling:beijing': 0 })
    expect(await world.clock.now()).toEqual(this.at)
  }
}
