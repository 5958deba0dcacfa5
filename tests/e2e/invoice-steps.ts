/** What residents do for invoices again and again. */
import { readFileSync } from 'node:fs'
import { expect, type Page } from '@playwright/test'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { agree, expectTitle, quoteAll, resultOf } from './steps'
import type { World } from '../kit'

export const FIRM = { name: '北京水韵物业管理有限公司', taxId: '91110000802100433B' }
/** By then the bureau has done it and said so, and the platform has asked. */
const DONE_S = 300

/** Pays all that is due for a number; the payment's id. */
export async function payBill(page: Page, world: World, number: string, options?: Parameters<World['bind']>[1]): Promise<string> {
  await quoteAll(page, await world.bind(number, options))
  await agree(page)
  await expect(resultOf(page)).toContainText('缴费成功')
  return paymentIdOf(page)
}

export const paymentIdOf = (page: Page): string => new URL(page.url()).pathname.split('/').at(-1) ?? ''

export async function addPerson(page: Page, name: string): Promise<void> {
  await page.goto('/invoices/titles/new')
  await page.getByRole('textbox', { name: '抬头名称' }).fill(name)
  await page.getByRole('button', { name: '保存' }).click()
  await expectTitle(page, '发票抬头')
}

/** An organisation, its licence sent and approved. */
export async function addFirm(page: Page, admin: Page, { name, taxId } = FIRM): Promise<void> {
  await page.goto('/invoices/titles/new')
  await page.getByRole('radio', { name: '企业单位' }).check()
  await page.getByRole('textbox', { name: '抬头名称' }).fill(name)
  await page.getByRole('textbox', { name: '统一社会信用代码' }).fill(taxId)
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByRole('link', { name }).click()
  await expectTitle(page, '编辑抬头')
  const section = page.getByRole('region', { name: /^企业认证/ })
  await section.getByLabel('营业执照照片').setInputFiles({ name: '营业执照.png', mimeType: 'image/png', buffer: await page.screenshot() })
  await expect(section.getByText('已选择：营业执照.png')).toBeVisible()
  await page.getByRole('button', { name: '提交认证' }).click()
  await expect(section).toContainText('审核中')
  await admin.goto('/console/certifications')
  await admin.getByRole('link', { name: `打开${name}的申请` }).click()
  await admin.getByRole('button', { name: '通过认证' }).click()
  await expect(admin.getByRole('status').filter({ hasText: '已认证' })).toBeVisible()
}

/** From a payment's own page to the form. */
export async function toApply(page: Page, paymentId: string): Promise<void> {
  await page.goto(`/payments/${paymentId}`)
  await page.getByRole('link', { name: '申请发票' }).click()
  await expectTitle(page, '申请开票')
}

/** Sends the form; ends on the invoice's page. */
export async function apply(page: Page, { title, special = false }: { title?: string; special?: boolean } = {}): Promise<void> {
  if (title) await page.getByRole('radio', { name: title }).check()
  await page.getByRole('radio', { name: special ? /^专用发票/ : /^普通发票/ }).check()
  await page.getByRole('button', { name: '提交申请' }).click()
}

/** The bureau does what is due. */
export async function letItBeMade(page: Page, world: World): Promise<void> {
  await world.clock.by(DONE_S)
  await page.reload()
}

export const stateOf = (page: Page) => page.getByRole('region', { name: '发票详情' }).getByRole('status')

/** What the PDF says, as a reader extracts it. */
export async function downloadPdf(page: Page): Promise<{ name: string; text: string; bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: /下载 PDF/ }).click()])
  const bytes = readFileSync(await download.path())
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise
  const pages = await Promise.all(Array.from({ length: document.numPages }, async (_, n) => (await document.getPage(n + 1)).getTextContent()))
  const text = pages.flatMap(({ items }) => items.map((item) => ('str' in item ? item.str : ''))).join('')
  await document.destroy()
  return { name: download.suggestedFilename(), text, bytes }
}
